#pragma once
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, whose headers clash with the ICU inside Foundation in every debug
// build. The macro only adds two fields at the end of a struct that nobody here reads by value.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

// xmlFree is a mutable global function pointer, which Swift 6 does not let us touch.
static inline void clibxml2_free(void *_Nullable pointer) {
  if (pointer) xmlFree(pointer);
}

static inline void clibxml2_ignore(void *_Nullable context, const char *_Nonnull message, ...) {
  (void)context;
  (void)message;
}

// Sends what libxml2 reports outside any context (encoders do) to nowhere instead of standard error, on this thread, and
// returns what was set before. Variadic, hence not possible from Swift.
static inline xmlGenericErrorFunc _Nullable clibxml2_silence(void *_Nullable *_Nonnull context) {
  xmlGenericErrorFunc previous = xmlGenericError;
  *context = xmlGenericErrorContext;
  xmlSetGenericErrorFunc(NULL, clibxml2_ignore);
  return previous;
}

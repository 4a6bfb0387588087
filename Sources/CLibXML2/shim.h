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

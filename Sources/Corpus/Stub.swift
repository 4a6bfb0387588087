enum CorpusStub {}

enum ExchangeStub {}

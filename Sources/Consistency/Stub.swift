enum ConsistencyStub {}

enum AlignmentStub {}

"""Operations of the interface, one file a resource."""

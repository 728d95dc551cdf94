"""Item response models: what answers to items say of the persons and of the items."""

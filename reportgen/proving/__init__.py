"""A pack put to the proof: everything that the bundled packs must pass."""

"""What is wrong with a pack (模板包): every fault at once, each with its place and remedy."""

"""What strangers may send: every payload is refused in a sentence, or printed and harmless."""

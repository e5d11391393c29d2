// Placeholder; the owner of this target removes it.

package org.companion.library;

/** A line of a file of a pack; {@code file} is the pack's folder and the file's name, {@code line} counts from one. */
record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}

package io.github.pcaconstrain.sandbox.seed;

/**
 * A place in a file.
 * @param source the file's name in messages
 * @param line the line, from 1
 * @param column the column, from 1
 */
record Place(String source, int line, int column) {
    /** An error at this place. */
    SeedException error(String problem, String hint) {
        return new SeedException(this + ": " + problem, hint);
    }

    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}

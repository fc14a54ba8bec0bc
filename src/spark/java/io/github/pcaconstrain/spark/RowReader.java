package io.github.pcaconstrain.spark;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Goes through the rows of a task. A row is numbered within its part of a file, which is what a task reads of it in one
 * go: only when all parts are read is it known how many rows are before each of them.
 */
final class RowReader {
    /** What the content of a row is. */
    enum Shape {
        /** Octets. */
        BINARY,
        /** Text of any number of lines. */
        TEXT,
        /** A line, in which line ends may be written as {@code \n}. */
        LINE,
        /** Text with a PEM block, of which the last line is missing. */
        BLOCK
    }

    private static final int CONTENT = 0;
    private static final int FILE = 1;
    private static final int START = 2;

    private final Iterator<InternalRow> rows;
    private final Shape shape;
    private final RowContent content = new RowContent();
    private UTF8String fileName = UTF8String.EMPTY_UTF8;
    private String file = "";
    private long start = -1;
    private long row;

    RowReader(Iterator<InternalRow> rows, Shape shape) {
        this.rows = rows;
        this.shape = shape;
    }

    /** Goes to the next row; returns false after the last one. */
    boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        InternalRow next = rows.next();
        UTF8String name = next.getUTF8String(FILE);
        long begin = next.getLong(START);
        if (begin != start || !name.equals(fileName)) {
            fileName = name.clone();
            file = name.toString();
            start = begin;
            row = 0;
        }
        row++;
        read(next);
        return true;
    }

    private void read(InternalRow next) {
        if (next.isNullAt(CONTENT)) {
            content.missing();
        } else if (shape == Shape.BINARY) {
            content.binary(next.getBinary(CONTENT));
        } else {
            content.text(next.getUTF8String(CONTENT).getBytes(), shape);
        }
    }

    /** What the row holds. */
    RowContent content() {
        return content;
    }

    /** The file of the row. */
    String file() {
        return file;
    }

    /** Where the part of the file begins, in octets. */
    long start() {
        return start;
    }

    /** The number of the row in that part, from 1. */
    long row() {
        return row;
    }
}

package io.github.pcaconstrain.suggest.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a zone file into entries (RFC 1035, section 5.1): lines without their comments, and lines that parentheses join. It
 * keeps only what is at the start of the entry that is being read.
 */
final class ZoneEntries {
    /** Owner, time to live, class and type, or the words of a directive. The rest is data. */
    private static final int MOST_WORDS = 8;

    /** No name is longer. */
    private static final int LONGEST = 4096;

    /**
     * One entry.
     *
     * @param line the line that it starts on, from 1
     * @param isIndented whether it starts with a blank
     * @param words its first words, at least one; each text in quotes is a quotation mark
     */
    record Entry(long line, boolean isIndented, List<String> words) {
        Entry {
            words = List.copyOf(words);
        }
    }

    /** Receives the entries in order. */
    interface Sink {
        void entry(Entry entry);

        /** Something that cannot be split. */
        void problem(long line, String what);
    }

    private final Sink sink;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int depth;
    private long line = 1;
    private long start = 1;
    private boolean isIndented;
    private boolean isAtStart = true;
    private boolean isQuoted;
    private boolean isComment;
    private boolean isEscaped;

    private ZoneEntries(Sink sink) {
        this.sink = sink;
    }

    static void read(Reader text, Sink sink) throws IOException {
        ZoneEntries entries = new ZoneEntries(sink);
        try (BufferedReader buffered = new BufferedReader(text)) {
            for (int c = buffered.read(); c >= 0; c = buffered.read()) {
                entries.take((char) c);
            }
        }
        entries.finish();
    }

    private void take(char c) {
        if (isAtStart) {
            isIndented = c == ' ' || c == '\t';
            isAtStart = false;
            start = line;
        }
        if (c == '\n') {
            endLine();
        } else if (isEscaped) {
            isEscaped = false;
            add(c);
        } else if (c == '\\' && !isComment) {
            isEscaped = true;
            add(c);
        } else if (isQuoted) {
            isQuoted = c != '"';
        } else if (!isComment) {
            takePlain(c);
        }
    }

    private void takePlain(char c) {
        switch (c) {
            case ' ', '\t', '\r' -> endWord();
            case ';' -> {
                endWord();
                isComment = true;
            }
            case '"' -> {
                endWord();
                add(c); // a value, not a type
                endWord();
                isQuoted = true;
            }
            case '(' -> {
                endWord();
                depth++;
            }
            case ')' -> {
                endWord();
                close();
            }
            default -> add(c);
        }
    }

    private void close() {
        if (depth == 0) {
            sink.problem(line, "a parenthesis is closed that was not opened");
        } else {
            depth--;
        }
    }

    private void add(char c) {
        if (!isQuoted && word.length() < LONGEST) {
            word.append(c);
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            if (words.size() < MOST_WORDS) {
                words.add(word.toString());
            }
            word.setLength(0);
        }
    }

    private void endLine() {
        if (isQuoted) {
            sink.problem(line, "a quotation mark is not closed");
        }
        endWord();
        isQuoted = false;
        isComment = false;
        isEscaped = false;
        line++;
        if (depth == 0) {
            endEntry();
        }
    }

    private void endEntry() {
        if (!words.isEmpty()) {
            sink.entry(new Entry(start, isIndented, words));
        }
        words.clear();
        isAtStart = true;
    }

    private void finish() {
        if (depth > 0) {
            sink.problem(start, "its parenthesis is never closed");
        } else if (!isAtStart) {
            endLine();
        }
    }
}

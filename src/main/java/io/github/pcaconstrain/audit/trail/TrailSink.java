package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.source.FolderWalk;

/** Receives what CloudTrail's files have, in order. All calls come from one thread. */
interface TrailSink extends FolderWalk.Sink {
    /** Receives a record about AWS Private CA. */
    void record(TrailRecord record);

    /** Receives a record about another service. */
    void otherRecord();

    /** Receives a file with digests of other files, which are not verified. */
    void digest(String place);
}

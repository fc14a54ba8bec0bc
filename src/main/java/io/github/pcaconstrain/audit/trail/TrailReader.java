package io.github.pcaconstrain.audit.trail;

import io.github.pcaconstrain.audit.fleet.BrokenJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the records of one file, one at a time: {@code {"Records": [...]}} as CloudTrail writes it to a bucket and the
 * console downloads it, {@code {"Events": [...]}} as lookup-events prints it, an array of records, or records one after
 * another.
 */
final class TrailReader {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String MISFIT = "its records are not a JSON array";

    private final String place;
    private final TrailSink sink;
    private long number;
    private boolean isTrail;

    private TrailReader(String place, TrailSink sink) {
        this.place = place;
        this.sink = sink;
    }

    /**
     * Passes on the records.
     *
     * @throws IOException if the stream ends too early or is not JSON; records before that were passed on
     */
    static void read(String place, InputStream in, TrailSink sink) throws IOException {
        TrailReader reader = new TrailReader(place, sink);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
            reader.values(json);
        } catch (JacksonException e) {
            throw BrokenJson.of(e);
        }
        if (!reader.isTrail) {
            sink.unreadable(place, "it has no records of CloudTrail");
        }
    }

    private void values(JsonParser json) {
        while (json.nextToken() != null) {
            switch (json.currentToken()) {
                case START_OBJECT -> document(json);
                case START_ARRAY -> array(json, false);
                default -> sink.unreadable(place, MISFIT);
            }
        }
    }

    /** An object that has records, or is one: that is known only when all of its members were seen. */
    private void document(JsonParser json) {
        RecordParser alone = new RecordParser();
        boolean isDigest = false;
        boolean hasRecords = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "Records", "Events" -> {
                    hasRecords = true;
                    records(json, name.equals("Events"));
                }
                case "digestStartTime" -> {
                    isDigest = true;
                    json.skipChildren();
                }
                case "NextToken" -> nextPage(json);
                default -> alone.member(json, name);
            }
        }
        if (hasRecords) {
            isTrail = true;
        } else if (isDigest) {
            isTrail = true;
            sink.digest(place);
        } else if (!alone.isEmpty()) {
            number++;
            take(alone);
        }
    }

    private void records(JsonParser json, boolean areEvents) {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            array(json, areEvents);
        } else {
            json.skipChildren();
            sink.unreadable(place, MISFIT);
        }
    }

    private void nextPage(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            sink.unreadable(
                    place,
                    "it has only the first of several pages",
                    "collect it again with all pages, or give the others");
        }
        json.skipChildren();
    }

    private void array(JsonParser json, boolean areEvents) {
        isTrail = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            number++;
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                sink.unreadable(here(), "it is not a JSON object");
            } else if (areEvents) {
                event(json);
            } else {
                RecordParser parser = new RecordParser();
                parser.record(json);
                take(parser);
            }
        }
    }

    /** An event of lookup-events has its record as a text. */
    private void event(JsonParser json) {
        Optional<String> text = Optional.empty();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isRecord = json.currentName().equals("CloudTrailEvent");
            if (json.nextToken() == JsonToken.VALUE_STRING && isRecord) {
                text = Optional.of(json.getString());
            } else {
                json.skipChildren();
            }
        }
        if (text.isEmpty()) {
            sink.unreadable(here(), "it has no CloudTrailEvent");
            return;
        }
        RecordParser parser = new RecordParser();
        try (JsonParser inner = JSON.createParser(ObjectReadContext.empty(), text.get())) {
            if (inner.nextToken() == JsonToken.START_OBJECT) {
                parser.record(inner);
            }
        } catch (JacksonException e) {
            sink.unreadable(here(), "its CloudTrailEvent is not JSON: " + e.getOriginalMessage());
            return;
        }
        take(parser);
    }

    private String here() {
        return place + " #" + number;
    }

    private void take(RecordParser parser) {
        boolean isInsight = parser.text("eventCategory").equals("Insight");
        if (!parser.text("eventSource").isEmpty() && (!parser.isOurs() || isInsight)) {
            isTrail = true;
            sink.otherRecord();
            return;
        }
        for (String required : new String[] {"eventSource", "eventName", "eventTime"}) {
            if (parser.text(required).isEmpty()) {
                sink.unreadable(here(), "it is not a record of CloudTrail: it has no " + required);
                return;
            }
        }
        isTrail = true;
        sink.record(parser.record(place, number));
    }
}

package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.fault.Match.Part;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.organisation.SwitchFields;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Fault rules as people write them: one flat object for match, timing and fault. */
public final class FaultFields {
    private static final List<String> OF_EVERY_RULE = List.of(
            "id",
            "kind",
            "method",
            "path",
            "tenant",
            "app",
            "on",
            "probability",
            "call",
            "from",
            "to",
            "every",
            "times",
            "seed");

    private FaultFields() {}

    /** The kinds of faults, as the field {@code kind} names them, with the fields that each has. */
    enum Kind {
        STATUS("status", "retryAfter", "code", "html", "applied") {
            @Override
            Fault read(Fields fields) {
                return new Fault.Status(
                        status(fields, 503),
                        fields.find("retryAfter"),
                        fields.find("code"),
                        fields.flag("html", false),
                        fields.flag("applied", false));
            }
        },
        DELAY("millis") {
            @Override
            Fault read(Fields fields) {
                return new Fault.Delay(millis(fields, "millis", 1_000));
            }
        },
        NOT_FOUND_AFTER_CREATE("millis") {
            @Override
            Fault read(Fields fields) {
                return new Fault.NotFoundAfterCreate(millis(fields, "millis", 5_000));
            }
        },
        EXPIRED_TOKEN {
            @Override
            Fault read(Fields fields) {
                return new Fault.ExpiredToken();
            }
        },
        CLAIMS_CHALLENGE {
            @Override
            Fault read(Fields fields) {
                return new Fault.ClaimsChallenge();
            }
        },
        SWITCHED("switches") {
            @Override
            Fault read(Fields fields) {
                return new Fault.Switched(
                        SwitchFields.read(fields.object("switches")).on());
            }
        },
        FOREIGN_LINK("host") {
            @Override
            Fault read(Fields fields) {
                return new Fault.ForeignLink(
                        fields.has("host") ? String.valueOf(fields.find("host")) : "graph.example");
            }
        },
        DELTA_RESET("status", "code", "location") {
            @Override
            Fault read(Fields fields) {
                int status = status(fields, 410);
                String code = fields.find("code");
                return new Fault.DeltaReset(
                        status,
                        code != null ? code : status == 410 ? "resyncRequired" : "syncStateNotFound",
                        fields.flag("location", status == 410));
            }
        },
        DELTA_OUT_OF_ORDER {
            @Override
            Fault read(Fields fields) {
                return new Fault.DeltaOutOfOrder();
            }
        },
        DELTA_DUPLICATES {
            @Override
            Fault read(Fields fields) {
                return new Fault.DeltaDuplicates();
            }
        },
        DELTA_EMPTY_PAGES("pages") {
            @Override
            Fault read(Fields fields) {
                return new Fault.DeltaEmptyPages((int) fields.count("pages", 1));
            }
        },
        DELTA_REPLAY("changes") {
            @Override
            Fault read(Fields fields) {
                return new Fault.DeltaReplay(fields.count("changes", 200));
            }
        },
        DELTA_HIDE("share") {
            @Override
            Fault read(Fields fields) {
                return new Fault.DeltaHide(fields.number("share", 1));
            }
        },
        DELTA_OMIT_CLEARED {
            @Override
            Fault read(Fields fields) {
                return new Fault.DeltaOmitCleared();
            }
        },
        RESET("applied") {
            @Override
            Fault read(Fields fields) {
                return new Fault.Reset(fields.flag("applied", false));
            }
        },
        TRICKLE("bytes", "pauseMillis") {
            @Override
            Fault read(Fields fields) {
                return new Fault.Trickle(
                        (int) Math.max(1, fields.count("bytes", 100)), millis(fields, "pauseMillis", 100));
            }
        },
        TRUNCATE("share", "broken") {
            @Override
            Fault read(Fields fields) {
                return new Fault.Truncate(fields.number("share", 0.5), fields.flag("broken", false));
            }
        },
        MALFORMED_JSON {
            @Override
            Fault read(Fields fields) {
                return new Fault.MalformedJson();
            }
        },
        CONTENT_TYPE("type") {
            @Override
            Fault read(Fields fields) {
                return new Fault.ContentType(fields.has("type") ? String.valueOf(fields.find("type")) : "text/html");
            }
        },
        HUGE_BODY("megabytes") {
            @Override
            Fault read(Fields fields) {
                return new Fault.HugeBody((int) fields.count("megabytes", 64));
            }
        },
        TOKEN_ERROR("status", "error", "number", "retryAfter") {
            @Override
            Fault read(Fields fields) {
                String error = fields.find("error");
                return new Fault.TokenError(
                        status(fields, 401),
                        error == null ? "invalid_client" : error,
                        (int) fields.count("number", 7000222),
                        fields.find("retryAfter"));
            }
        };

        private final List<String> fields;

        Kind(String... fields) {
            this.fields = List.of(fields);
        }

        abstract Fault read(Fields fields);
    }

    /** Reads a rule; complains about what it does not know. */
    public static FaultRule read(Fields fields, String otherwiseId, long otherwiseSeed) {
        Kind kind = fields.word("kind", Kind.class, null);
        if (kind == null) {
            throw fields.wrong(
                    "kind",
                    "is missing; there are "
                            + Arrays.stream(Kind.values())
                                    .map(one -> Fields.camel(one.name()))
                                    .toList());
        }
        String[] known = java.util.stream.Stream.concat(OF_EVERY_RULE.stream(), kind.fields.stream())
                .toArray(String[]::new);
        fields.allow(known);
        String id = fields.find("id");
        Fault fault = kind.read(fields);
        return new FaultRule(id == null ? otherwiseId : id, match(fields, fault), timing(fields, otherwiseSeed), fault);
    }

    /** The name of a fault's kind. */
    public static String kind(Fault fault) {
        String name = fault.getClass().getSimpleName();
        return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private static Match match(Fields fields, Fault fault) {
        String path = fields.find("path");
        Part part = fields.word("on", Part.class, Part.ANY);
        return new Match(
                fields.find("method"),
                path == null && fault instanceof Fault.TokenError ? "/" + Match.TOKEN : path,
                fields.find("tenant"),
                fields.find("app"),
                part == null ? Part.ANY : part);
    }

    private static Timing timing(Fields fields, long otherwiseSeed) {
        long call = fields.count("call", 0);
        double probability = fields.number("probability", 1);
        if (!(probability >= 0 && probability <= 1)) {
            throw fields.wrong("probability", "must be from 0 to 1, but is " + probability);
        }
        return new Timing(
                probability,
                fields.count("from", call == 0 ? 1 : call),
                fields.count("to", call == 0 ? Long.MAX_VALUE : call),
                Math.max(1, fields.count("every", 1)),
                fields.count("times", Long.MAX_VALUE),
                fields.count("seed", otherwiseSeed));
    }

    private static int status(Fields fields, int otherwise) {
        long status = fields.count("status", otherwise);
        if (status < 200 || status > 599) {
            throw fields.wrong("status", "must be an HTTP status from 200 to 599, but is " + status);
        }
        return (int) status;
    }

    private static Duration millis(Fields fields, String name, long otherwise) {
        return Duration.ofMillis(fields.count(name, otherwise));
    }
}

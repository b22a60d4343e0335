package io.tenantsync.audit.querying;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A property of an entry that a filter may look at, by its path in Graph. */
public enum Field {
    ID("id", Kind.TEXT),
    TENANT_ID("tenantId", Kind.TEXT),
    JOB_ID("jobId", Kind.TEXT),
    CYCLE_ID("cycleId", Kind.TEXT),
    CHANGE_ID("changeId", Kind.TEXT),
    ACTION("provisioningAction", Kind.TEXT),
    STATUS("provisioningStatusInfo/status", Kind.TEXT_IN_ANY_CASE),
    ERROR_CODE("provisioningStatusInfo/errorInformation/errorCode", Kind.TEXT),
    SOURCE_SYSTEM_ID("sourceSystem/id", Kind.TEXT),
    SOURCE_SYSTEM_NAME("sourceSystem/displayName", Kind.TEXT),
    TARGET_SYSTEM_ID("targetSystem/id", Kind.TEXT),
    TARGET_SYSTEM_NAME("targetSystem/displayName", Kind.TEXT),
    SOURCE_ID("sourceIdentity/id", Kind.TEXT),
    SOURCE_NAME("sourceIdentity/displayName", Kind.TEXT),
    SOURCE_TYPE("sourceIdentity/identityType", Kind.TEXT),
    TARGET_ID("targetIdentity/id", Kind.TEXT),
    TARGET_NAME("targetIdentity/displayName", Kind.TEXT),
    TARGET_TYPE("targetIdentity/identityType", Kind.TEXT),
    SERVICE_PRINCIPAL_ID("servicePrincipal/id", Kind.TEXT),
    SERVICE_PRINCIPAL_NAME("servicePrincipal/displayName", Kind.TEXT),
    INITIATED_BY_NAME("initiatedBy/displayName", Kind.TEXT),
    ACTIVITY_DATE_TIME("activityDateTime", Kind.TIME),
    DURATION("durationInMilliseconds", Kind.NUMBER);

    private static final Map<String, Field> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toMap(field -> lower(field.path), Function.identity()));

    private final String path;
    private final Kind kind;

    Field(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /** What can be asked of a property. */
    public enum Kind {
        TEXT,
        TEXT_IN_ANY_CASE,
        TIME,
        NUMBER
    }

    /** As Graph spells it. */
    public String path() {
        return path;
    }

    /** What can be asked of it. */
    public Kind kind() {
        return kind;
    }

    /** The field of that path. Graph takes paths in any case, and its own documentation spells some in lower case. */
    static Optional<Field> ofPath(String path) {
        return Optional.ofNullable(BY_PATH.get(lower(path)));
    }

    /** All paths, for people. */
    static String paths() {
        return Arrays.stream(values()).map(Field::path).collect(Collectors.joining(", "));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

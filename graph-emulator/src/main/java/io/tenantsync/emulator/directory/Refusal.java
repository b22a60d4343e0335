package io.tenantsync.emulator.directory;

import java.util.List;

/** A request that the directory does not carry out, with what Graph says to it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;
    private final transient List<Detail> details;

    /** What sort of refusal it is; decides the status on the wire. */
    public enum Kind {
        BAD_REQUEST,
        NOT_FOUND,
        CONFLICT,
        GONE,
        METHOD_NOT_ALLOWED,
        NOT_IMPLEMENTED
    }

    /** Which property is to blame and how. */
    public record Detail(String target, String code) {}

    public Refusal(Kind kind, String code, String message, List<Detail> details) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.details = List.copyOf(details);
    }

    /** 400 {@code Request_BadRequest}. */
    public static Refusal badRequest(String message) {
        return new Refusal(Kind.BAD_REQUEST, "Request_BadRequest", message, List.of());
    }

    /** 400 with another code. */
    public static Refusal badRequest(String code, String message) {
        return new Refusal(Kind.BAD_REQUEST, code, message, List.of());
    }

    /** 400 because of the value of one property. */
    public static Refusal property(String property, String code, String message) {
        return new Refusal(Kind.BAD_REQUEST, "Request_BadRequest", message, List.of(new Detail(property, code)));
    }

    /** 400 because an object with that value exists. */
    public static Refusal duplicate(String property) {
        return property(
                property,
                "ObjectConflict",
                "Another object with the same value for property " + property + " already exists.");
    }

    /** 404 for an object that is not there. */
    public static Refusal notFound(String key) {
        return new Refusal(
                Kind.NOT_FOUND,
                "Request_ResourceNotFound",
                "Resource '" + key
                        + "' does not exist or one of its queried reference-property objects are not present.",
                List.of());
    }

    /** 400 for a query that the directory does not answer. */
    public static Refusal unsupportedQuery(String message) {
        return badRequest("Request_UnsupportedQuery", message);
    }

    /** Decides the status. */
    public Kind kind() {
        return kind;
    }

    /** The error code on the wire. */
    public String code() {
        return code;
    }

    /** What is to blame; often empty. */
    public List<Detail> details() {
        return details;
    }

    /** The text on the wire. */
    public String text() {
        return String.valueOf(getMessage());
    }
}

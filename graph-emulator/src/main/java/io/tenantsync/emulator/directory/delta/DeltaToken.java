package io.tenantsync.emulator.directory.delta;

import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a client stands. Self-contained, so that the emulator keeps nothing per client and a token survives a restart.
 *
 * @param incarnation the directory that gave it out
 * @param issued when, in epoch milliseconds
 * @param phase within a full enumeration, within a round of changes, or between rounds
 */
public record DeltaToken(DeltaQuery query, long incarnation, long issued, Phase phase) {
    /** The stage of a round. */
    public sealed interface Phase {}

    /**
     * Within a full enumeration.
     *
     * @param start the feed's end when it began; the first round of changes starts there
     * @param ordinal the object to go on with
     * @param member the member of that object to go on with
     */
    public record Enumerating(long start, int ordinal, int member) implements Phase {}

    /**
     * Within a round of changes: those after {@code from} up to {@code upTo}, of which those up to {@code cursor} have been shown.
     */
    public record Following(long from, long cursor, long upTo) implements Phase {}

    /** Between rounds: everything up to {@code position} has been shown. */
    public record Waiting(long position) implements Phase {}

    /** The text that goes into links. */
    public String encode() {
        String text = String.join(
                "|",
                query.type().name(),
                String.join(",", query.select()),
                String.join(",", query.ids().stream().map(UUID::toString).toList()),
                Long.toString(incarnation, Character.MAX_RADIX),
                Long.toString(issued, Character.MAX_RADIX),
                encode(phase));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(Phase phase) {
        return switch (phase) {
            case Enumerating e -> "E" + e.start() + "," + e.ordinal() + "," + e.member();
            case Following f -> "F" + f.from() + "," + f.cursor() + "," + f.upTo();
            case Waiting w -> "W" + w.position();
        };
    }

    /** Reads a token; refuses one that no emulator can have given out. */
    public static DeltaToken decode(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", -1);
            DeltaQuery query = new DeltaQuery(
                    ObjectType.valueOf(parts[0]),
                    list(parts[1]),
                    list(parts[2]).stream().map(UUID::fromString).toList());
            return new DeltaToken(
                    query,
                    Long.parseLong(parts[3], Character.MAX_RADIX),
                    Long.parseLong(parts[4], Character.MAX_RADIX),
                    phase(parts[5]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.badRequest("Badly formed token. The token must be used as it was given in a link.");
        }
    }

    private static Phase phase(String text) {
        long[] numbers = Arrays.stream(text.substring(1).split(","))
                .mapToLong(Long::parseLong)
                .toArray();
        return switch (text.charAt(0)) {
            case 'E' -> new Enumerating(numbers[0], Math.toIntExact(numbers[1]), Math.toIntExact(numbers[2]));
            case 'F' -> new Following(numbers[0], numbers[1], numbers[2]);
            case 'W' -> new Waiting(numbers[0]);
            default -> throw new IllegalArgumentException("no such phase");
        };
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}

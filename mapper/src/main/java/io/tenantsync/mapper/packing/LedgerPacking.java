package io.tenantsync.mapper.packing;

import io.tenantsync.mapper.guarding.Ledger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The guard's book as bytes. */
public final class LedgerPacking {
    private static final int VERSION = 1;

    private LedgerPacking() {}

    public static byte[] pack(Ledger ledger) {
        return new Packer(VERSION)
                .each(
                        List.copyOf(ledger.granted().entrySet()),
                        (out, span) -> out.moment(span.getKey()).attributes(span.getValue()))
                .each(
                        List.copyOf(ledger.open().entrySet()),
                        (out, cause) -> out.text(cause.getKey())
                                .each(
                                        List.copyOf(cause.getValue().entrySet()),
                                        (in, partition) ->
                                                in.number(partition.getKey()).attributes(partition.getValue())))
                .each(
                        List.copyOf(ledger.withheld().entrySet()),
                        (out, cause) -> out.text(cause.getKey()).attributes(cause.getValue()))
                .bytes();
    }

    public static Ledger unpack(byte[] bytes) {
        Unpacker in = new Unpacker(bytes, VERSION);
        Map<Instant, Map<String, Long>> granted = new HashMap<>();
        in.each(span -> granted.put(span.moment(), counts(span)));
        Map<String, Map<Integer, Map<String, Long>>> open = new HashMap<>();
        in.each(cause -> open.put(cause.text(), partitions(cause)));
        Map<String, Map<String, String>> withheld = new HashMap<>();
        in.each(cause -> withheld.put(cause.text(), texts(cause)));
        return new Ledger(granted, open, withheld);
    }

    private static Map<String, String> texts(Unpacker in) {
        Map<String, String> texts = new HashMap<>();
        in.attributes().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Map<Integer, Map<String, Long>> partitions(Unpacker in) {
        Map<Integer, Map<String, Long>> partitions = new HashMap<>();
        in.each(partition -> partitions.put((int) partition.number(), counts(partition)));
        return partitions;
    }

    private static Map<String, Long> counts(Unpacker in) {
        Map<String, Long> counts = new HashMap<>();
        in.attributes().forEach((subject, count) -> counts.put(subject, count instanceof Long number ? number : 0L));
        return counts;
    }
}

package io.tenantsync.emulator.http;

import io.tenantsync.emulator.fault.Fault;
import io.tenantsync.emulator.fault.FaultRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What faults of transport make of an answer. */
final class Brought {
    private static final byte[] PAGE =
            "<html><body>This page came in place of an answer.</body></html>".getBytes(StandardCharsets.UTF_8);
    private static final int MEGABYTE = 1024 * 1024;

    private Brought() {}

    /** Whether the connection is to break before the request is carried out. */
    static boolean neverArrived(List<FaultRule> struck) {
        return struck.stream().anyMatch(rule -> rule.fault() instanceof Fault.Reset reset && !reset.applied());
    }

    static HttpAnswer with(List<FaultRule> struck, HttpAnswer answer) {
        HttpAnswer brought = answer;
        for (FaultRule rule : struck) {
            if (rule.fault() instanceof Fault.OfTransport fault) {
                brought = with(fault, brought);
            }
        }
        return brought;
    }

    private static HttpAnswer with(Fault.OfTransport fault, HttpAnswer answer) {
        byte[] body = answer.body();
        return switch (fault) {
            case Fault.Reset reset -> answer.brought(new Delivery.Reset());
            case Fault.Trickle trickle -> answer.brought(new Delivery.Trickled(trickle.bytes(), trickle.pause()));
            case Fault.Truncate truncate -> {
                int kept = (int) (body.length * truncate.share());
                yield truncate.broken()
                        ? answer.brought(new Delivery.BrokenOff(kept))
                        : answer.holding(Arrays.copyOf(body, kept));
            }
            case Fault.MalformedJson malformed -> answer.holding(malformed(body));
            case Fault.ContentType type ->
                (type.type().startsWith("text/html") ? answer.holding(PAGE) : answer).with("Content-Type", type.type());
            case Fault.HugeBody huge -> answer.holding(huge(body, huge.megabytes()));
        };
    }

    /** The same length, but every colon is gone: no parser gets through that by being lenient at the end. */
    private static byte[] malformed(byte[] body) {
        byte[] spoilt = body.clone();
        for (int i = 0; i < spoilt.length; i++) {
            spoilt[i] = spoilt[i] == ':' ? (byte) ';' : spoilt[i];
        }
        return spoilt;
    }

    private static byte[] huge(byte[] body, int megabytes) {
        if (body.length == 0 || body[0] != '{') {
            return body;
        }
        byte[] start = "{\"filler\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] end = "\",".getBytes(StandardCharsets.UTF_8);
        int filler = megabytes * MEGABYTE;
        byte[] all = new byte[start.length + filler + end.length + body.length - 1];
        System.arraycopy(start, 0, all, 0, start.length);
        Arrays.fill(all, start.length, start.length + filler, (byte) 'x');
        System.arraycopy(end, 0, all, start.length + filler, end.length);
        System.arraycopy(body, 1, all, start.length + filler + end.length, body.length - 1);
        return all;
    }
}

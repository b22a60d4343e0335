package io.tenantsync.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Where the time of a change went: when a record that carries its value was first appended to each topic on its way. */
final class Stages {
    private static final List<String> WAY = List.of("observations", "users", "commands");

    private final Map<String, Map<String, Long>> firstByPerson = new HashMap<>();
    private final Map<String, List<Long>> answersByPerson = new HashMap<>();
    private final Map<String, List<Long>> commandsByPerson = new HashMap<>();

    /** Looks for that value in everything on the topics of the way. */
    Stages(TopicContents contents, String value) {
        for (ConsumerRecord<byte[], byte[]> each : contents.raw()) {
            String what = TopicContents.what(each.topic());
            if (what.equals("provisioning-results") || what.equals("commands")) {
                (what.equals("commands") ? commandsByPerson : answersByPerson)
                        .computeIfAbsent(person(each), unseen -> new ArrayList<>())
                        .add(each.timestamp());
            }
            if (WAY.contains(what)
                    && !each.topic().endsWith("dead-letter")
                    && each.value() != null
                    && contents.decode(each.value()).toString().contains(value)) {
                firstByPerson
                        .computeIfAbsent(person(each), unseen -> new HashMap<>())
                        .merge(what, each.timestamp(), Math::min);
            }
        }
    }

    private static String person(ConsumerRecord<byte[], byte[]> each) {
        String key = new String(each.key(), StandardCharsets.UTF_8);
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Milliseconds from the change to each topic on the way and at last to the write, in one line. */
    String story(String person, long changedAt, long writtenAt) {
        StringBuilder line = new StringBuilder();
        Map<String, Long> first = firstByPerson.getOrDefault(person, Map.of());
        for (String what : WAY) {
            line.append(what)
                    .append(' ')
                    .append(first.containsKey(what) ? first.get(what) - changedAt : "-")
                    .append(", ");
        }
        return line.append("written ")
                .append(writtenAt - changedAt)
                .append("; all commands ")
                .append(since(changedAt, commandsByPerson.get(person)))
                .append(", all answers ")
                .append(since(changedAt, answersByPerson.get(person)))
                .toString();
    }

    private static List<Long> since(long changedAt, @Nullable List<Long> times) {
        return times == null
                ? List.of()
                : times.stream().map(time -> time - changedAt).toList();
    }
}

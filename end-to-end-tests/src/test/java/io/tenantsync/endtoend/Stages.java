package io.tenantsync.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the time of a change went: when a record that carries its value was first appended to each topic on its way. */
final class Stages {
    private static final List<String> WAY = List.of("observations", "users", "commands");

    private final Map<String, Map<String, Long>> firstByPerson = new HashMap<>();

    /** Looks for that value in everything on the topics of the way. */
    Stages(TopicContents contents, String value) {
        for (ConsumerRecord<byte[], byte[]> each : contents.raw()) {
            String what = TopicContents.what(each.topic());
            if (WAY.contains(what)
                    && !each.topic().endsWith("dead-letter")
                    && each.value() != null
                    && contents.decode(each.value()).toString().contains(value)) {
                String key = new String(each.key(), StandardCharsets.UTF_8);
                String person = key.substring(key.lastIndexOf('/') + 1);
                firstByPerson
                        .computeIfAbsent(person, unseen -> new HashMap<>())
                        .merge(what, each.timestamp(), Math::min);
            }
        }
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
        return line.append("written ").append(writtenAt - changedAt).toString();
    }
}

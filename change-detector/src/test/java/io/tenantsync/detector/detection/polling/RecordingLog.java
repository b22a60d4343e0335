package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.UserSighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Keeps what was published, all or nothing, and can break before a chosen publication. */
final class RecordingLog implements ObservationLog {
    final List<Publication> published = new ArrayList<>();
    final Map<String, Bookmark> bookmarks = new TreeMap<>();
    int breaksBefore = Integer.MAX_VALUE;

    BooleanSupplier readersKeepUp = () -> true;

    @Override
    public boolean readersKeepUp() {
        return readersKeepUp.getAsBoolean();
    }

    @Override
    public void publish(Publication publication) {
        if (published.size() >= breaksBefore) {
            throw new IllegalStateException("the broker is away");
        }
        published.add(publication);
        publication.bookmarks().forEach((name, bookmark) -> {
            if (bookmark == null) {
                bookmarks.remove(name);
            } else {
                bookmarks.put(name, bookmark);
            }
        });
    }

    List<UserSighting> users() {
        return published.stream().flatMap(one -> one.users().stream()).toList();
    }

    List<RoundEnd> ends() {
        return published.stream().flatMap(one -> one.ends().stream()).toList();
    }

    List<String> userIds() {
        return users().stream().map(UserSighting::userId).toList();
    }

    Publication last() {
        return published.getLast();
    }
}

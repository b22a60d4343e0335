package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.GroupSighting;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.UserSighting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written in one transaction, in this order.
 *
 * @param enumerated groups whose members were all read, after the last of them
 * @param ends rounds that end with this
 * @param bookmarks by name of the cursor; null = the cursor is not used any more
 * @param answered look-ups that are done with this
 */
public record Publication(
        List<UserSighting> users,
        List<GroupSighting> groups,
        List<GroupEnumerated> enumerated,
        List<RoundEnd> ends,
        Map<String, @Nullable Bookmark> bookmarks,
        List<LookupOrder> answered) {

    static Publication of(Facts facts, List<RoundEnd> ends, Map<String, @Nullable Bookmark> bookmarks) {
        return new Publication(facts.users(), facts.groups(), facts.enumerated(), ends, bookmarks, List.of());
    }

    /** What was seen, before it is known what goes with it. */
    record Facts(List<UserSighting> users, List<GroupSighting> groups, List<GroupEnumerated> enumerated) {
        static Facts none() {
            return new Facts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean empty() {
            return users.isEmpty() && groups.isEmpty() && enumerated.isEmpty();
        }
    }

    static Map<String, @Nullable Bookmark> noBookmarks() {
        return new LinkedHashMap<>();
    }
}

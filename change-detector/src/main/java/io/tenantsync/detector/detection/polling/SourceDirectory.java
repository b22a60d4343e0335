package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.UserFact;
import java.util.List;
import java.util.Map;

/** The source tenant, as far as polling needs it. Calls block; all of them may throw {@link DirectoryFailure}. */
public interface SourceDirectory {

    /** Address of the first page of a full enumeration of users. Asks nobody. */
    String firstUsers(List<String> select);

    /** Address of the first page of a full enumeration of up to {@link GroupCursors#MOST_GROUPS} groups. Asks nobody. */
    String firstGroups(List<String> groupIds);

    /** Asks for a link from which everything that changes from now on can be read. */
    String latestUsers(List<String> select);

    /**
     * Reads one page.
     *
     * @param baseline whether it belongs to a full enumeration, which may wait when there is a shortage
     */
    Page read(String link, boolean baseline);

    /**
     * Reads people one by one, whole: what has no value comes as null.
     *
     * @return what was found for each id; ids that could not be read just now are missing
     */
    Map<String, UserFact> look(List<String> userIds, List<String> select);
}

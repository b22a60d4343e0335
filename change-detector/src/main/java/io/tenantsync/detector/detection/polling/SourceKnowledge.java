package io.tenantsync.detector.detection.polling;

import java.util.Map;
import java.util.Set;

/** What others know about one source tenant; asked anew in each iteration. */
public interface SourceKnowledge {

    /** What the configurations want to know. */
    SourceScope scope();

    /** Which groups are inside which, children by parent, as far as it has been merged. */
    Map<String, Set<String>> childrenOf();
}

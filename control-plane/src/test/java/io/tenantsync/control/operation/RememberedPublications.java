package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.Synchronization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Publications in memory, with a diary of what was done in which order. */
final class RememberedPublications implements Publications {
    final Map<String, Revision> revisions = new LinkedHashMap<>();
    final Map<String, JobState> jobs = new LinkedHashMap<>();
    final List<Action> actions = new ArrayList<>();
    final List<String> diary = new ArrayList<>();

    @Override
    public List<Published> current() {
        return revisions.values().stream()
                .map(revision -> new Published(revision, jobs.get(revision.id())))
                .toList();
    }

    @Override
    public void prepare(Synchronization says) {
        diary.add("prepare " + says.name());
    }

    @Override
    public void publish(Revision revision) {
        diary.add("revision " + revision.number());
        revisions.put(revision.id(), revision);
    }

    @Override
    public void publish(String configurationId, JobState job) {
        diary.add("job " + job.state());
        jobs.put(configurationId, job);
    }

    @Override
    public void record(Action action) {
        diary.add("record " + action.what());
        actions.add(action);
    }
}

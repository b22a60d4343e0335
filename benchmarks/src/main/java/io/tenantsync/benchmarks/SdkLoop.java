package io.tenantsync.benchmarks;

import com.microsoft.graph.models.Invitation;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What an administrator's script does with Microsoft's SDK: one person after the other, one call after the other. */
final class SdkLoop {
    private final GraphServiceClient graph;
    private final int loops;
    private final List<String> targetIds = new CopyOnWriteArrayList<>();

    /** @param loops how many such scripts run at the same time */
    SdkLoop(GraphServiceClient graph, int loops) {
        this.graph = graph;
        this.loops = loops;
    }

    /** Invites and then sets the attributes, as two calls: an invitation takes no attributes. */
    void join(int from, int count) throws InterruptedException {
        each(IntStream.range(from, from + count).boxed().toList(), this::joinOne);
    }

    void move() throws InterruptedException {
        each(targetIds, id -> {
            User change = new User();
            change.setDepartment("Research");
            graph.users().byUserId(id).patch(change);
        });
    }

    void leave() throws InterruptedException {
        each(targetIds, id -> graph.users().byUserId(id).delete());
    }

    private void joinOne(int number) {
        Invitation invitation = new Invitation();
        invitation.setInvitedUserEmailAddress(People.name(number) + "@contoso.com");
        invitation.setInviteRedirectUrl("https://myapplications.microsoft.com");
        invitation.setSendInvitationMessage(false);
        Invitation invited = Objects.requireNonNull(graph.invitations().post(invitation));
        String id = Objects.requireNonNull(
                Objects.requireNonNull(invited.getInvitedUser()).getId());
        User attributes = new User();
        attributes.setGivenName("P.");
        attributes.setSurname(People.name(number));
        attributes.setJobTitle("Engineer");
        attributes.setDepartment("Sales");
        attributes.setCompanyName("Contoso");
        attributes.setCity("Utrecht");
        attributes.setUsageLocation("NL");
        graph.users().byUserId(id).patch(attributes);
        targetIds.add(id);
    }

    private <T> void each(List<T> items, Consumer<T> work) throws InterruptedException {
        ConcurrentLinkedQueue<T> left = new ConcurrentLinkedQueue<>(items);
        try (ExecutorService threads = Executors.newFixedThreadPool(loops)) {
            threads.invokeAll(IntStream.range(0, loops)
                            .mapToObj(loop -> Executors.callable(() -> {
                                for (T item = left.poll(); item != null; item = left.poll()) {
                                    work.accept(item);
                                }
                            }))
                            .toList())
                    .forEach(future -> {
                        if (future.state() == Future.State.FAILED) {
                            throw new IllegalStateException("A loop broke off", future.exceptionNow());
                        }
                    });
        }
    }
}

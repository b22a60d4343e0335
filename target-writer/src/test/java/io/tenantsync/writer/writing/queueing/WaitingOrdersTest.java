package io.tenantsync.writer.writing.queueing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.Order;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WaitingOrdersTest {
    private final WaitingOrders<Order> waiting = new WaitingOrders<>(Function.identity(), 60, 3);

    @Test
    void urgentOnesGoBeforeLiveOnesAndThoseBeforeBulk() {
        waiting.add(order("a", null, Lane.BULK));
        waiting.add(order("b", null, Lane.LIVE));
        waiting.add(order("c", null, Lane.URGENT));

        assertThat(names(next(0))).containsExactly("c");
        assertThat(names(next(0))).containsExactly("b");
        assertThat(names(next(0))).containsExactly("a");
        assertThat(next(0)).isEmpty();
    }

    @Test
    void nobodyIsInTwoGroupsAtATime() {
        Order first = order("a", null, Lane.LIVE);
        waiting.add(first);
        waiting.add(order("a", null, Lane.LIVE));
        waiting.add(order("b", null, Lane.LIVE));

        assertThat(names(next(0))).containsExactly("a", "b");
        assertThat(next(1)).isEmpty();
        waiting.release(first);
        assertThat(names(next(1))).containsExactly("a");
    }

    @Test
    void twoPeopleWhoWantTheSameAccountOrAddressWaitForEachOther() {
        Order first = order("a", "target-1", Lane.LIVE);
        waiting.add(first);
        waiting.add(order("b", "TARGET-1", Lane.URGENT));

        assertThat(names(next(0))).containsExactly("b");
        assertThat(next(1)).isEmpty();
        assertThat(Claims.of(Orders.wish("x").order())).contains("address x@contoso.com");
    }

    @Test
    void anUrgentOrderDoesNotOvertakeAnEarlierOneOfTheSamePersonThatIsWorkedOn() {
        Order create = order("a", null, Lane.LIVE);
        waiting.add(create);
        next(0);
        waiting.add(Orders.inLane("a", "t", false, Orders.delete("a", "t").operation(), Lane.URGENT));

        assertThat(next(1)).isEmpty();
        waiting.release(create);
        assertThat(next(0)).hasSize(1);
    }

    @Test
    void bulkFillsItsBatches() {
        addBulk(0, 47);
        assertThat(next(0)).hasSize(40);
        assertThat(next(0)).hasSize(7);
    }

    @Test
    void bulkWaitsForAFullGroupWhileAnotherIsUnderWay() {
        addBulk(0, 59);
        assertThat(next(1)).isEmpty();
        addBulk(59, 62);
        assertThat(next(1)).hasSize(60);
        assertThat(next(1)).isEmpty();
        assertThat(next(0)).hasSize(2);
    }

    @Test
    void bulkLeavesAPlaceForOthers() {
        addBulk(0, 120);
        assertThat(next(2)).isEmpty();
        waiting.add(order("live", null, Lane.LIVE));
        assertThat(names(next(2))).containsExactly("live");
        assertThat(next(3)).isEmpty();
    }

    @Test
    void bulkWaitsForMoreWhileItIsComing() {
        addBulk(0, 59);
        assertThat(waiting.next(new WaitingOrders.Groups(0, 0), false)).isEmpty();
        addBulk(59, 60);
        assertThat(waiting.next(new WaitingOrders.Groups(0, 0), false)).hasSize(60);
        waiting.add(order("live", null, Lane.LIVE));
        assertThat(waiting.next(new WaitingOrders.Groups(0, 0), false)).hasSize(1);
    }

    @Test
    void aGroupThatOnlyWaitsForAnAccountToShowHoldsNobodyBack() {
        addBulk(0, 10);
        assertThat(waiting.next(new WaitingOrders.Groups(1, 0), true)).hasSize(10);
    }

    private List<Order> next(int underWay) {
        return waiting.next(new WaitingOrders.Groups(underWay, underWay), true);
    }

    private void addBulk(int from, int to) {
        for (int i = from; i < to; i++) {
            waiting.add(order("p" + i, null, Lane.BULK));
        }
    }

    private static Order order(String name, String targetId, Lane lane) {
        return Orders.inLane(name, targetId, false, Orders.wish(name).order().operation(), lane);
    }

    private static List<String> names(List<Order> orders) {
        return orders.stream().map(Order::displayName).toList();
    }
}

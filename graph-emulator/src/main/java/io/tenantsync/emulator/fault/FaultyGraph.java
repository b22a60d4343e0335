package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.fault.Match.Target;
import io.tenantsync.emulator.graph.GraphRequest;
import io.tenantsync.emulator.graph.GraphResponse;
import io.tenantsync.emulator.graph.GraphService;
import java.util.List;

/** Graph with what the rules do to it. */
public final class FaultyGraph implements GraphService {
    private final GraphService graph;
    private final Faults faults;
    private final DeltaFaults delta = new DeltaFaults();
    private final AnswerFaults answers = new AnswerFaults();

    public FaultyGraph(GraphService graph, Faults faults) {
        this.graph = graph;
        this.faults = faults;
    }

    /** The answer to an item of a batch. */
    @Override
    public GraphResponse answer(GraphRequest request, String requestId) {
        return answer(request, requestId, strike(request, requestId, true), graph);
    }

    /** The answer to a call of its own that those faults hit. */
    public GraphResponse answer(GraphRequest request, String requestId, List<FaultRule> struck) {
        return answer(request, requestId, struck, graph);
    }

    /** The answer of somebody else to a call, such as that of a whole batch. */
    public GraphResponse answer(GraphRequest request, String requestId, List<FaultRule> struck, GraphService inner) {
        GraphService faulty = delta.held(inner);
        for (FaultRule rule : struck.reversed()) {
            GraphService before = faulty;
            faulty = switch (rule.fault()) {
                case Fault.OfDelta fault -> delta.around(fault, rule.timing().seed(), before);
                case Fault.OfAnswer fault -> answers.around(fault, before);
                case Fault.OfTransport brought -> before;
                case Fault.TokenError elsewhere -> before;
            };
        }
        return faulty.answer(request, requestId);
    }

    /** The faults that hit a request, in the order of their rules. */
    public List<FaultRule> strike(GraphRequest request, String requestId, boolean item) {
        Target target = new Target(
                request.method(),
                request.path(),
                request.tenant().profile().tenantId(),
                request.appId(),
                item,
                requestId);
        return faults.strike(target, fault -> switch (fault) {
            case Fault.OfDelta ofDelta -> DeltaFaults.possible(ofDelta, request);
            case Fault.OfAnswer ofAnswer -> AnswerFaults.possible(ofAnswer, request);
            case Fault.OfTransport ofTransport -> !item;
            case Fault.TokenError error -> false;
        });
    }
}

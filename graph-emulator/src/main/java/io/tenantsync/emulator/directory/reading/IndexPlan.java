package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.odata.Expression;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Literal;
import io.tenantsync.emulator.odata.Expression.Operator;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.Path;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which objects can match a filter at all, if indexes can tell; whoever uses the answer still evaluates the filter. */
final class IndexPlan {
    private final Tenant tenant;
    private final ObjectType type;

    IndexPlan(Tenant tenant, ObjectType type) {
        this.tenant = tenant;
        this.type = type;
    }

    /** Ordinals of a superset of the matches, or null if everything has to be looked at. */
    @Nullable
    BitSet candidates(Expression expression) {
        return switch (expression) {
            case And and -> either(candidates(and.left()), candidates(and.right()));
            case Or or -> both(candidates(or.left()), candidates(or.right()));
            case Comparison comparison -> equality(comparison, comparison.path());
            case In in -> literals(in.path(), in.literals());
            case Any any -> any(any);
            default -> null;
        };
    }

    private static @Nullable BitSet either(@Nullable BitSet left, @Nullable BitSet right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        BitSet common = (BitSet) left.clone();
        common.and(right);
        return common;
    }

    private static @Nullable BitSet both(@Nullable BitSet left, @Nullable BitSet right) {
        if (left == null || right == null) {
            return null;
        }
        BitSet union = (BitSet) left.clone();
        union.or(right);
        return union;
    }

    private @Nullable BitSet any(Any any) {
        if (any.condition() instanceof Comparison comparison && plain(comparison.path())) {
            return equality(comparison, any.collection());
        }
        return any.condition() instanceof In in && plain(in.path()) ? literals(any.collection(), in.literals()) : null;
    }

    private static boolean plain(Path path) {
        return path.segments().size() == 1;
    }

    private @Nullable BitSet equality(Comparison comparison, Path path) {
        return comparison.operator() == Operator.EQ ? literals(path, List.of(comparison.literal())) : null;
    }

    private @Nullable BitSet literals(Path path, List<Literal> literals) {
        Property property = tenant.schema(type).find(path.root());
        if (property == null || path.segments().size() > 1) {
            return null;
        }
        BitSet all = new BitSet();
        for (Literal literal : literals) {
            BitSet some = literal.value() instanceof String text ? lookUp(property, text) : null;
            if (some == null) {
                return null;
            }
            all.or(some);
        }
        return all;
    }

    private @Nullable BitSet lookUp(Property property, String text) {
        return property.type() == PropertyType.ID ? byId(text) : tenant.candidates(property, text);
    }

    private BitSet byId(String text) {
        BitSet found = new BitSet();
        UUID id = ObjectKeys.uuid(text);
        DirectoryObject object = id == null ? null : tenant.objects().find(type, id);
        if (object != null) {
            found.set(object.ordinal());
        }
        return found;
    }
}

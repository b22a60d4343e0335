package io.tenantsync.emulator.fault;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a rule is about.
 *
 * @param method null for every method
 * @param path {@code *} stands for one segment and {@code **} for any number, as in {@code /users/*}; null for every path of Graph.
 *     A whole batch is {@code /$batch}, the token endpoint is {@code /token}
 * @param tenant its id; null for every tenant
 * @param app its client id; null for every app
 */
public record Match(
        @Nullable String method,
        @Nullable String path,
        @Nullable String tenant,
        @Nullable String app,
        Part part) {
    /** The path of the token endpoint. */
    public static final String TOKEN = "token";

    /** Whether items of batches are meant. */
    public enum Part {
        /** Calls of their own, whole batches, and items. */
        ANY,
        /** Calls of their own and whole batches. */
        CALLS,
        /** Items of batches. */
        ITEMS
    }

    /** A request as a rule sees it. */
    public record Target(
            String method, List<String> path, String tenantId, String appId, boolean item, String requestId) {
        /** The path with a slash before each segment. */
        String joined() {
            return "/" + String.join("/", path);
        }

        boolean fits(Pattern pattern) {
            return pattern.matcher(joined()).matches();
        }
    }

    /** The same, made ready to be asked often. */
    Predicate<Target> compiled() {
        Pattern pattern = path == null ? null : glob(path);
        return target -> (method == null || method.equalsIgnoreCase(target.method()))
                && (tenant == null || tenant.equalsIgnoreCase(target.tenantId()))
                && (app == null || app.equalsIgnoreCase(target.appId()))
                && (part == Part.ANY || (part == Part.ITEMS) == target.item())
                && (pattern == null ? !target.path().equals(List.of(TOKEN)) : target.fits(pattern));
    }

    private static Pattern glob(String path) {
        StringBuilder regex = new StringBuilder();
        for (String segment : path.split("/")) {
            if (segment.equals("**")) {
                regex.append("(/.*)?");
            } else if (!segment.isEmpty()) {
                regex.append('/').append(Pattern.quote(segment).replace("*", "\\E[^/]*\\Q"));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}

package io.tenantsync.writer.writing.recognising;

import io.tenantsync.writer.writing.directory.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What must be written so that an account is as wished. */
public final class Differences {
    /** Graph accepts it and often does not show it: what is read says little. */
    static final String UNRELIABLE = "showInAddressList";

    private Differences() {}

    /**
     * The wished values that the account does not have.
     *
     * <p>{@code showInAddressList} goes along whenever something else is written, because it cannot be compared; alone
     * it is sent only if it is not read back as wished. So a mover costs one write and a repeated order none where the
     * tenant shows the property.
     *
     * @param moreToWrite whether something beside these attributes is written in the same request
     */
    public static Map<String, @Nullable Object> between(
            Account account, Map<String, @Nullable Object> wished, boolean moreToWrite) {
        Map<String, @Nullable Object> differing = new LinkedHashMap<>();
        wished.forEach((name, value) -> {
            if (!name.equals(UNRELIABLE) && !Values.same(account.properties().get(name), value)) {
                differing.put(name, value);
            }
        });
        if (wished.containsKey(UNRELIABLE)) {
            Object value = wished.get(UNRELIABLE);
            boolean shown = Values.same(account.properties().get(UNRELIABLE), value);
            if (moreToWrite || !differing.isEmpty() || !shown) {
                differing.put(UNRELIABLE, value);
            }
        }
        return differing;
    }
}

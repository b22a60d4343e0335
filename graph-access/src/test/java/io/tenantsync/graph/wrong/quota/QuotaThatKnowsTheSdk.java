package io.tenantsync.graph.wrong.quota;

import okhttp3.OkHttpClient;

/** Breaks the rule on purpose. */
public final class QuotaThatKnowsTheSdk {
    public final OkHttpClient client = new OkHttpClient();
}

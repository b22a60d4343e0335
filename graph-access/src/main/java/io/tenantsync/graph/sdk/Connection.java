package io.tenantsync.graph.sdk;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.middleware.GraphTelemetryHandler;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.http.middleware.HeadersInspectionHandler;
import com.microsoft.kiota.http.middleware.ParametersNameDecodingHandler;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Tenant;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** What all doors with the same credential share. */
record Connection(OkHttpClient client, HomeHost home, SharedToken token, TokenCounter tokens, Governor governor) {
    private static final Duration TOKEN_TIMEOUT = Duration.ofSeconds(20);

    /**
     * The client for all clouds. Of the SDK's interceptors, those that repeat or redirect are left out: they do it for
     * POST, and after the token was added.
     */
    static OkHttpClient client(GraphSettings settings) {
        return new OkHttpClient.Builder()
                .callTimeout(settings.callTimeout())
                .connectTimeout(settings.connectTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(32, 2, TimeUnit.MINUTES))
                .eventListener(new SendMark.Listener())
                .addInterceptor(new GraphTelemetryHandler())
                .addInterceptor(new ParametersNameDecodingHandler())
                .addInterceptor(new HeadersInspectionHandler())
                .addInterceptor(new OneShotBodies())
                .build();
    }

    static Connection open(
            OkHttpClient client,
            Tenant tenant,
            Credential credential,
            Governor governor,
            InstantSource clock,
            ProcessTokens.Keeper tokens) {
        Optional<Trust> trust = Trust.of(tenant.cloud());
        ProcessTokens.Signed signed =
                tokens.of(new ProcessTokens.Owner(tenant.tenantId(), tenant.cloud(), credential), () -> {
                    TokenCounter fetched = new TokenCounter(tokenClient(trust));
                    SignIn signIn = new SignIn(tenant, fetched);
                    return new ProcessTokens.Signed(
                            new SharedToken(() -> signIn.with(credential), tenant.tenantId(), clock), fetched);
                });
        OkHttpClient trusting = trust.map(own -> client.newBuilder()
                        .sslSocketFactory(own.context().getSocketFactory(), own.manager())
                        .build())
                .orElse(client);
        return new Connection(trusting, new HomeHost(tenant.cloud()), signed.token(), signed.fetched(), governor);
    }

    /** The SDK's adapter; it puts the token on requests to the cloud's Graph host and on no others. */
    RequestAdapter adapter(Cloud cloud, Call.Factory calls) {
        AzureIdentityAuthenticationProvider authentication = new AzureIdentityAuthenticationProvider(
                token, new String[] {cloud.graphUrl().getHost()}, cloud.scope());
        OkHttpRequestAdapter adapter = new OkHttpRequestAdapter(authentication, null, null, calls);
        adapter.setBaseUrl(cloud.graphUrl().toString());
        return adapter;
    }

    private static com.azure.core.http.HttpClient tokenClient(Optional<Trust> trust) {
        HttpClient.Builder builder = HttpClient.newBuilder();
        trust.ifPresent(own -> builder.sslContext(own.context()));
        return new JdkHttpClientBuilder(builder)
                .connectionTimeout(TOKEN_TIMEOUT)
                .responseTimeout(TOKEN_TIMEOUT)
                .readTimeout(TOKEN_TIMEOUT)
                .build();
    }
}

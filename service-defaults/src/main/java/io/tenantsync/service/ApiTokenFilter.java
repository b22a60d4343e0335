package io.tenantsync.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request through only with the bearer token that stands in a local file. The file is read at each request, so that
 * the token can be changed without a restart; without a file nothing gets through but the health check.
 */
public final class ApiTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final @Nullable Path tokenFile;

    public ApiTokenFilter(PlatformSettings settings) {
        this.tokenFile = settings.apiTokenFile();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAllowed(request.getHeader("Authorization"))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("application/problem+json");
        response.getWriter()
                .write("{\"title\":\"Not signed in\",\"status\":401,\"detail\":\"Send the token from the file named by"
                        + " tenantsync.api-token-file as Authorization: Bearer <token>.\"}");
    }

    private boolean isAllowed(@Nullable String header) throws IOException {
        if (header == null || !header.startsWith(SCHEME) || tokenFile == null || !Files.isReadable(tokenFile)) {
            return false;
        }
        String token = Files.readString(tokenFile).strip();
        return !token.isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(UTF_8),
                        header.substring(SCHEME.length()).strip().getBytes(UTF_8));
    }
}

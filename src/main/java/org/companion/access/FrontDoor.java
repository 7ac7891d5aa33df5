package org.companion.access;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at the settings before anything is built: without authentication the server listens on loopback only. */
final class FrontDoor implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        var issuer = settings.getProperty("companion.access.issuer", "");
        var audience = settings.getProperty("companion.access.audience", "");
        var address = settings.getProperty("server.address", "");
        if (settings.getProperty("companion.access.embedded", Boolean.class, false)) {
            demandLoopback(issuer, address);
            return;
        }
        if (issuer.isBlank() && !Loopback.is(address)) {
            throw new OpenHouse("server.address is '" + address + "', which other machines may reach, and no"
                    + " authentication is configured.");
        }
        var management = settings.getProperty("management.server.address", address);
        if (issuer.isBlank() && !Loopback.is(management)) {
            throw new OpenHouse("management.server.address is '" + management + "', which other machines may reach,"
                    + " and no authentication is configured.");
        }
        if (!issuer.isBlank() && audience.isBlank()) {
            throw new OpenHouse("companion.access.issuer is set without companion.access.audience; a token for any"
                    + " other service would be taken.");
        }
        demandPublicUrl(settings, address);
    }

    /** Whoever can read this machine's files has the embedded issuer's key. */
    private static void demandLoopback(String issuer, String address) {
        if (!Loopback.is(address)) {
            throw new OpenHouse("companion.access.embedded is set and server.address is '" + address
                    + "', which other machines may reach; the embedded issuer is for trying out on one machine.");
        }
        if (!issuer.isBlank()) {
            throw new OpenHouse("companion.access.embedded and companion.access.issuer are both set; tokens come from"
                    + " one issuer.");
        }
    }

    /** The audience of an EHR's token is the address it called; taken from the request it could be anybody's. */
    private static void demandPublicUrl(ConfigurableEnvironment settings, String address) {
        var clients = Binder.get(settings)
                .bind("companion.hooks.clients", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        var named = settings.getProperty("companion.public-url", "");
        if (!clients.isEmpty() && !Loopback.is(address) && named.isBlank()) {
            throw new OpenHouse(
                    "companion.hooks.clients are set without companion.public-url, the address by which they"
                            + " call this server; it is the audience their tokens must name.");
        }
    }

    /** After the files of settings have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}

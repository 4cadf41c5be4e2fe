// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.api.login.KeyFile;
import im.yan.runtime.ConfigException;
import im.yan.runtime.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * The Spring context within the service. A bare context, not a SpringApplication: environment, logging, life cycle and failure
 * reports are the service's, and neither application.properties nor variables of Spring's own reach it.
 */
final class ApiServer {
    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    private ApiServer(Service service, ApiConfig config) {
        context.setEnvironment(environment(config.http()));
        // Before Spring, so that a bad key file is told as the one sentence it is.
        var keys = KeyFile.loadOrCreate(config.keyFile());
        offer(MeterRegistry.class, service.metrics());
        Stream.of(
                        service,
                        keys,
                        config.http(),
                        config.mysql(),
                        config.kafka(),
                        config.redis(),
                        config.cache(),
                        config.workers(),
                        config.passwords(),
                        config.login(),
                        config.commands(),
                        config.push(),
                        config.operator(),
                        config.search())
                .forEach(part -> offer(part.getClass(), part));
        context.register(ApiContext.class);
    }

    /** Listens when it returns; ends with the service. */
    static ApiServer start(Service service, ApiConfig config) {
        var open = new AtomicBoolean();
        service.health().readyWhen("http", open::get);
        // Tomcat logs by java.util.logging.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var server = new ApiServer(service, config);
        service.closing(server.context);
        server.listen(config.http());
        service.closing(() -> open.set(false));
        open.set(true);
        return server;
    }

    int port() {
        var server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("the server has ended");
        }
        return server.getPort();
    }

    private void listen(HttpSettings settings) {
        try {
            context.refresh();
        } catch (ApplicationContextException e) {
            if (e.getRootCause() instanceof BindException cannotListen) {
                throw new ConfigException("API_HOST, API_PORT: %s:%d cannot be listened on: %s"
                        .formatted(settings.host(), settings.port(), cannotListen.getMessage()));
            }
            throw e;
        }
    }

    private void offer(Class<?> type, Object part) {
        context.getBeanFactory().registerSingleton(type.getName(), part);
    }

    private static StandardServletEnvironment environment(HttpSettings settings) {
        var environment = new StandardServletEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        sources.addFirst(new MapPropertySource("api", settings.springProperties()));
        return environment;
    }
}

// SPDX-License-Identifier: Apache-2.0
package im.yan.api;

import im.yan.api.login.CheckCaller;
import im.yan.api.operator.CheckOperator;
import im.yan.api.refusal.BodyLimit;
import im.yan.api.refusal.ContainerRefusals;
import im.yan.api.refusal.RefuseOrigin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.configuration.SpringDocSecurityConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springdoc.webmvc.ui.SwaggerConfig;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.validation.Validator;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * What the routes run in. The parts of Spring Boot are named one by one: in one JVM with the other services the class path holds
 * parts that are not for us.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocWebMvcConfiguration.class,
    SpringDocSecurityConfiguration.class,
    SwaggerConfig.class,
    SwaggerUiConfigProperties.class,
    SwaggerUiOAuthProperties.class
})
final class ApiContext {
    // Outside in. Spring Security's filters have the order -100: they add headers to what comes after them.
    private static final int OBSERVED = Ordered.HIGHEST_PRECEDENCE + 1;
    private static final int CROSS_ORIGIN = -200;
    private static final int LIMITED = -90;
    // A thousand accounts with long names.
    private static final int OPERATORS_BODY_BYTES_MAX = 512 * 1024;
    private static final Duration PREFLIGHT_MAY_BE_CACHED = Duration.ofHours(1);

    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> observed(MeterRegistry metrics) {
        var observations = ObservationRegistry.create();
        observations
                .observationConfig()
                .observationHandler(new DefaultMeterObservationHandler(metrics, IgnoredMeters.LONG_TASK_TIMER));
        return inOrder(new ServerHttpObservationFilter(observations), OBSERVED);
    }

    @Bean
    FilterRegistrationBean<CorsFilter> crossOrigin(HttpSettings settings) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!settings.corsOrigins().isEmpty()) {
            var allowed = new CorsConfiguration();
            allowed.setAllowedOrigins(settings.corsOrigins());
            allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
            allowed.setAllowedHeaders(List.of("Authorization", "Content-Type"));
            allowed.setExposedHeaders(List.of("Retry-After"));
            allowed.setMaxAge(PREFLIGHT_MAY_BE_CACHED);
            source.registerCorsConfiguration("/**", allowed);
        }
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new RefuseOrigin());
        return inOrder(filter, CROSS_ORIGIN);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> limited(HttpSettings settings) {
        return inOrder(new BodyLimit(settings.bodyBytesMax(), "/v1/operator/", OPERATORS_BODY_BYTES_MAX), LIMITED);
    }

    private static <F extends Filter> FilterRegistrationBean<F> inOrder(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerRefusals() {
        return tomcat -> tomcat.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(ContainerRefusals.class.getName()));
    }

    /** As in protobuf's JSON, 64-bit numbers are strings. */
    @Bean
    JsonMapperBuilderCustomizer int64AsString() {
        var module = new SimpleModule()
                .addSerializer(Long.class, ToStringSerializer.instance)
                .addSerializer(long.class, ToStringSerializer.instance);
        return json -> json.addModule(module);
    }

    @Bean
    WebMvcConfigurer webMvc(CheckCaller callers, CheckOperator operator) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(callers);
                registry.addInterceptor(operator).addPathPatterns(CheckOperator.PATHS);
            }

            // Our rules are plain Java; the default would start Hibernate Validator, which springdoc brings along.
            @Override
            public Validator getValidator() {
                return Validator.forInstanceOf(Object.class, (value, errors) -> {});
            }
        };
    }
}

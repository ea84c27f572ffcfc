package org.kerwen.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Languages languages(WebSettings settings) {
        return new Languages(settings.pseudoLanguage());
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    PublicAnswers publicAnswers(TemplateEngine templates) {
        return new PublicAnswers(templates);
    }

    @Bean
    StaffAnswers staffAnswers(TemplateEngine templates) {
        return new StaffAnswers(templates);
    }

    @Bean
    FilterRegistrationBean<SafeHeaders> safeHeaders() {
        FilterRegistrationBean<SafeHeaders> registration = new FilterRegistrationBean<>(new SafeHeaders());
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    RequestCounts requestCounts() {
        return new RequestCounts();
    }

    /** Right behind the headers, so that what the gates refuse is counted too. */
    @Bean
    FilterRegistrationBean<RequestCounts> counting(RequestCounts counts) {
        FilterRegistrationBean<RequestCounts> registration = new FilterRegistrationBean<>(counts);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bareErrors() {
        return factory -> factory.addContextCustomizers(context -> {
            // Whoever looks at what was sent first, a filter of ours, must not read it in another encoding.
            context.setRequestCharacterEncoding(StandardCharsets.UTF_8.name());
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(BareErrors.class.getName());
            }
        });
    }
}

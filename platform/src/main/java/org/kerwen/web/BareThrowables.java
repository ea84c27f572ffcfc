package org.kerwen.web;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.context.ApplicationListener;

/**
 * How exceptions stand in the log: their kinds and places, innermost first, without their messages, because a message may
 * quote what somebody typed or what the database holds.
 *
 * <p>Registered in {@code META-INF/spring.factories}, so that it is known before the first line is logged; for the plain
 * log it is the word {@code %bare} of the pattern, for structured logs the printer of stack traces.
 */
public final class BareThrowables extends ThrowableHandlingConverter
        implements ApplicationListener<ApplicationStartingEvent>, StackTracePrinter {
    private static final int PLACES = 12;
    private static final int DEPTH = 8;

    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.put("bare", BareThrowables::new);
    }

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy fault = event.getThrowableProxy();
        for (int depth = 0; fault != null && depth < DEPTH; depth++, fault = fault.getCause()) {
            text.append(depth == 0 ? "" : "because of ")
                    .append(fault.getClassName())
                    .append('\n');
            StackTraceElementProxy[] places = fault.getStackTraceElementProxyArray();
            for (int i = 0; i < places.length && i < PLACES; i++) {
                text.append("    ").append(places[i].getSTEAsString()).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public void printStackTrace(Throwable throwable, Appendable destination) throws IOException {
        @Nullable Throwable fault = throwable;
        for (int depth = 0; fault != null && depth < DEPTH; depth++, fault = fault.getCause()) {
            destination
                    .append(depth == 0 ? "" : "because of ")
                    .append(fault.getClass().getName())
                    .append('\n');
            StackTraceElement[] places = fault.getStackTrace();
            for (int i = 0; i < places.length && i < PLACES; i++) {
                destination.append("    at ").append(places[i].toString()).append('\n');
            }
        }
    }
}

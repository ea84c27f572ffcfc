package org.kerwen.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request so broken that no page of ours ever sees it: a plain sentence, the safe headers, nothing of
 * what was sent, nothing of the server.
 */
public final class BareErrors extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String sentence = status < 500
                ? "This address or request is not well formed. / Неверный адрес или запрос. / Salgy ýa-da sorag nädogry."
                : "Something went wrong here. / У нас произошла ошибка. / Bizde ýalňyşlyk boldy.";
        String page =
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                        + "<title>" + status + "</title><h1>" + status + "</h1><p>" + sentence
                        + "</p><p><a href=\"/\">/</a></p></html>";
        try {
            SafeHeaders.HEADERS.forEach(response::setHeader);
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("text/html;charset=utf-8");
            response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            // The reader has gone; there is nobody left to tell.
            container.getLogger().debug("an error page could not be sent");
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Serves one 4 MiB body from memory to wrk (apt: wrk) on loopback and prints MB/s and CPU per body. With a
// URL as argument, wrk asks that server instead: the comparison (nginx) under the same load.
#include "core/http/HttpServer.h"

#include "tests/http/ThreadedServer.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static double cpuMilliseconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    std::atomic<int> bodies = 0;
    const QByteArray body(4 * 1024 * 1024, 'x');
    ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
        ++bodies;
        exchange->respond(okWith(body));
    }));
    const QString own = u"http://127.0.0.1:%1/"_s.arg(server.port());
    const QString url = argc > 1 ? QString::fromLocal8Bit(argv[1]) : own;
    const double before = cpuMilliseconds();
    QProcess wrk;
    wrk.start(u"wrk"_s, {u"-t1"_s, u"-c4"_s, u"-d4s"_s, url});
    if (!wrk.waitForFinished(30'000)) {
        std::fputs("wrk is not installed\n", stderr);
        return 1;
    }
    std::fputs(wrk.readAll().constData(), stdout);
    if (bodies > 0)
        std::printf("%d bodies, %.3f ms CPU each\n", bodies.load(), (cpuMilliseconds() - before) / bodies);
    return 0;
}

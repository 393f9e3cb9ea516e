// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveStreams.h"

#include "core/io/Upstream.h"
#include "tests/io/IoTesting.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveStreams : public QObject
{
    Q_OBJECT
    static SourceLocation at(const QString &url) { return {QUrl(url), {}}; }

private Q_SLOTS:
    void forgetsStreamsNobodyAsksFor()
    {
        FakeClock clock;
        LiveStreams streams(std::make_shared<Upstream>(quickOptions()), clock);
        (void)streams.stream(u"a"_s, at(u"http://tv.example/a.m3u8"_s));
        clock.advance(9min);
        (void)streams.stream(u"b"_s, at(u"http://tv.example/b.m3u8"_s));
        QCOMPARE(streams.ids(), (QList<QString>{u"a"_s, u"b"_s}));
        clock.advance(2min);
        (void)streams.stream(u"b"_s, at(u"http://tv.example/b.m3u8"_s));
        QCOMPARE(streams.ids(), QList<QString>{u"b"_s});
    }
    void beginsAnewElsewhereButNotByAnotherName()
    {
        FakeClock clock;
        LiveStreams streams(std::make_shared<Upstream>(quickOptions()), clock);
        SourceLocation location = at(u"http://tv.example/a.m3u8"_s);
        const LiveStream *first = &streams.stream(u"a"_s, location);
        location.title = u"News"_s;
        QCOMPARE(&streams.stream(u"a"_s, location), first);
        location.headers = {{"X-Token", "1"}};
        // The former one is still there while the new one is made: it cannot be at the same place.
        QVERIFY(&streams.stream(u"a"_s, location) != first);
        streams.forget(u"a"_s);
        QVERIFY(!streams.known(u"a"_s));
    }
    void tellsWhoWaitsWhenAStreamIsForgotten()
    {
        FakeClock clock;
        LiveStreams streams(std::make_shared<Upstream>(quickOptions()), clock);
        std::optional<Error> told;
        streams.stream(u"a"_s, at(u"http://127.0.0.1:1/a.m3u8"_s))
            .askMaster({}, [&told](const Result<QByteArray> &text) { told = text ? Error() : text.error(); });
        QVERIFY(!told);
        streams.forget(u"a"_s);
        QVERIFY(told);
        QCOMPARE(told->kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_LiveStreams)
#include "tst_LiveStreams.moc"

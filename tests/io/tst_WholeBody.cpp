// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Upstream.h"
#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_WholeBody : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;
    const QByteArray m_bytes = distinctBytes(10'000'000);

    Result<QByteArray> read(const SourceLocation &location, qint64 maxBytes = 100'000'000)
    {
        const Upstream upstream;
        QByteArray bytes;
        const auto done = upstream.readWhole(location, maxBytes,
                                             [&](const QUrl &from, QByteArrayView piece) -> Result<void> {
                                                 m_from = from;
                                                 bytes.append(piece);
                                                 return {};
                                             },
                                             {});
        return done ? Result<QByteArray>(bytes) : std::unexpected(done.error());
    }
    QUrl m_from;

private Q_SLOTS:
    void readsWhateverTheServerCanDo_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::newRow("ranges") << u""_s;
        QTest::newRow("no-ranges") << u"norange"_s;
        QTest::newRow("no-length") << u"chunked"_s;
        QTest::newRow("cut") << u"cut=5000000"_s;
        QTest::newRow("slow-to-begin") << u"ttfb=1500"_s;
        QTest::newRow("redirected") << u"redir=2"_s;
    }

    void readsWhateverTheServerCanDo()
    {
        QFETCH(QString, faults);
        const QByteArray path = "/" + QByteArray(QTest::currentDataTag());
        m_origin.serve(path, m_bytes, *parseOriginFaults(faults));
        const auto bytes = read({m_origin.url(path), {}});
        QVERIFY2(bytes, qPrintable(bytes ? QString() : bytes.error().message));
        QVERIFY(*bytes == m_bytes);
        QCOMPARE(m_from == m_origin.url(path), faults != "redir=2"_L1);
    }

    void waitsForWhoeverIsSlowToTake()
    {
        m_origin.serve("/slow", m_bytes);
        const Upstream upstream;
        qint64 taken = 0;
        const auto done =
            upstream.readWhole({m_origin.url("/slow"), {}}, 100'000'000,
                               [&](const QUrl & /*from*/, QByteArrayView piece) -> Result<void> {
                                   if (taken == 0) // what waits is bounded meanwhile
                                       QTest::qWait(300);
                                   taken += piece.size();
                                   return piece.size() < 4'000'000
                                              ? Result<void>()
                                              : fail(ErrorKind::Internal, u"too much waited"_s);
                               },
                               {});
        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        QCOMPARE(taken, m_bytes.size());
    }

    void endsWhatIsTooLong()
    {
        m_origin.serve("/endless", m_bytes, *parseOriginFaults(u"endless,norange"_s));
        const auto endless = read({m_origin.url("/endless"), {}}, 1'000'000);
        QVERIFY2(!endless, qPrintable(QString::number(endless ? endless->size() : 0)));
        QCOMPARE(endless.error().kind, ErrorKind::CorruptInput);
        m_origin.serve("/long", m_bytes);
        QCOMPARE(read({m_origin.url("/long"), {}}, 9'999'999).error().kind, ErrorKind::CorruptInput);
        QVERIFY(read({m_origin.url("/long"), {}}, 10'000'000));
    }

    void saysWhyItFails()
    {
        m_origin.serve("/gone", "x", *parseOriginFaults(u"code=404"_s));
        QCOMPARE(read({m_origin.url("/gone"), {}}).error().code, ErrorCode::UpstreamNotFound);
        QCOMPARE(read({QUrl(u"ftp://127.0.0.1/"_s), {}}).error().kind, ErrorKind::InvalidArgument);
    }

    void endsAtOnceWhenCancelled()
    {
        m_origin.serve("/hangs", m_bytes, *parseOriginFaults(u"stall=1000"_s));
        CancelSource cancel;
        QElapsedTimer timer;
        timer.start();
        const Upstream upstream;
        const auto done = upstream.readWhole(
            {m_origin.url("/hangs"), {}}, 100'000'000,
            [&cancel](const QUrl & /*from*/, QByteArrayView /*piece*/) -> Result<void> {
                cancel.cancel(); // nothing more comes
                return {};
            },
            cancel.token());
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 2000);
    }

    void reachesWhatTheTypedAddressMayReach()
    {
        m_origin.serve("/entry", "bytes");
        SourceLocation location{m_origin.url("/entry"), {}};
        location.typed = m_origin.url("/list.m3u");
        QCOMPARE(*read(location), "bytes"_ba);
        location.typed = QUrl(u"http://list.example/list.m3u"_s);
        QCOMPARE(read(location).error().code, ErrorCode::UpstreamAddress);
    }

    void readsFilesBesideTheListOnly()
    {
        QTemporaryDir dir;
        QTemporaryDir outside;
        const auto write = [&](const QString &path) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(m_bytes);
        };
        write(dir.filePath(u"a"_s));
        write(outside.filePath(u"b"_s));
        QFile::link(outside.filePath(u"b"_s), dir.filePath(u"link"_s));
        SourceLocation location{QUrl::fromLocalFile(dir.filePath(u"a"_s)), {}};
        QVERIFY(*read(location) == m_bytes);
        location.typed = QUrl::fromLocalFile(dir.filePath(u"list.m3u"_s));
        QVERIFY(read(location));
        for (const QString &path : {outside.filePath(u"b"_s), dir.filePath(u"link"_s)}) {
            location.url = QUrl::fromLocalFile(path);
            QCOMPARE(read(location).error().kind, ErrorKind::PermissionDenied);
        }
        location.url = QUrl::fromLocalFile(dir.filePath(u"a"_s));
        location.typed = QUrl(u"http://list.example/list.m3u"_s);
        QCOMPARE(read(location).error().kind, ErrorKind::PermissionDenied);
    }
};

QTEST_GUILESS_MAIN(tst_WholeBody)
#include "tst_WholeBody.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of HLS streams.
#include "FakeGateway.h"

#include "ui/FailurePanel.h"
#include "ui/Inspector.h"
#include "ui/MediaText.h"
#include "ui/SessionText.h"
#include "ui/SourceListModel.h"
#include "ui/StreamText.h"

#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_StreamText : public QObject
{
    Q_OBJECT
    static SourceSnapshot channel(SourceState state)
    {
        SourceSnapshot source = makeSource(u"a"_s, u"News"_s, state);
        StreamDescription stream;
        stream.variants = {{1920, 1080, 25'000, 5'000'000, u"avc1.640028,mp4a.40.2"_s},
                           {640, 360, 0, 900'000, {}}};
        stream.audio = {u"Deutsch"_s, u"English"_s};
        source.stream = std::make_shared<const StreamDescription>(stream);
        return source;
    }
    static QString plain(QString text)
    {
        return text.remove(QChar(0x2068)).remove(QChar(0x2069)).replace(QChar::Nbsp, u' ');
    }

private Q_SLOTS:
    void saysWhatAStreamIs()
    {
        const SourceSnapshot live = channel(SourceState::Ready);
        const QStringList lines = plain(MediaText::overview(live)).split(u'\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[0], u"Live stream"_s);
        QVERIFY2(lines[1].startsWith(u"• 1920×1080, 25 fps, up to 5"_s), qPrintable(lines[1]));
        QVERIFY2(lines[1].endsWith(u", H.264 + AAC"_s), qPrintable(lines[1]));
        QVERIFY(lines[2].startsWith(u"• 640×360, up to 900"_s));
        QCOMPARE(lines[3], u"Audio: Deutsch, English"_s);
        QCOMPARE(stateTextOf(live), u"Live stream"_s);
        StreamDescription ended;
        ended.isLive = false;
        ended.durationMs = 4'800'000;
        ended.variants.resize(1);
        QCOMPARE(plain(StreamText::kind(ended)), u"HLS stream, 1 h 20 min"_s);
        QCOMPARE(StreamText::overview(ended).count(u'\n'), 1); // nothing is known of its variant
        ended.variants.assign(50, {640, 360, 0, 900'000, {}});
        QVERIFY(StreamText::overview(ended).contains(u"and 38 more"_s));
    }
    void saysThatAStreamHasStopped()
    {
        SourceSnapshot stopped = channel(SourceState::Failed);
        stopped.error = {ErrorKind::Unavailable, u"the live stream has not gone on for 14 s"_s,
                         ErrorCode::UpstreamSlow};
        QCOMPARE(stateTextOf(stopped), u"Stream has stopped"_s);
        QVERIFY(StreamText::failure(stopped).details.contains(u"14 s"_s));
        stopped.error.code = ErrorCode::UpstreamAuth;
        QVERIFY(stateTextOf(stopped) != u"Stream has stopped"_s);
        SourceSnapshot film = makeSource(u"b"_s, u"Film"_s, SourceState::Failed);
        film.error = {ErrorKind::Unavailable, {}, ErrorCode::UpstreamSlow};
        QVERIFY(stateTextOf(film) != u"Stream has stopped"_s);
    }
    void showsAStreamInsteadOfATimeline()
    {
        FakeGateway gateway;
        Inspector inspector(gateway);
        inspector.resize(760, 520);
        inspector.show();
        const SourceSnapshot live = channel(SourceState::Ready);
        inspector.setSource(&live);
        QVERIFY(!inspector.tabs()->tabBar()->isVisible());
        const auto shows = [&inspector](const QString &text) {
            const auto labels = inspector.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        };
        QVERIFY(shows(u"Live stream"_s));
        QVERIFY(!shows(u"Timeline"_s));
        QVERIFY(!inspector.findChild<FailurePanel *>()->isVisible());
        if (const QString folder = qEnvironmentVariable("CUEGATE_SHOTS"); !folder.isEmpty())
            inspector.grab().save(folder + u"/live.png"_s);
        SourceSnapshot stopped = channel(SourceState::Failed);
        stopped.error = {ErrorKind::Unavailable, u"it stopped"_s, ErrorCode::UpstreamSlow};
        inspector.setSource(&stopped);
        QTRY_VERIFY(shows(u"The stream does not go on"_s));
        QTest::qWait(1);
        QVERIFY(shows(u"Live stream"_s));
        if (const QString folder = qEnvironmentVariable("CUEGATE_SHOTS"); !folder.isEmpty())
            inspector.grab().save(folder + u"/stopped.png"_s);
    }
    void saysThatAPlayerWatchesLive()
    {
        SessionSnapshot session;
        session.isLive = true;
        session.positionMs = 14'000;
        QCOMPARE(SessionText::position(session), u"Live"_s);
        QCOMPARE(SessionText::parts(session), u"Copied"_s);
        session.parts = {{TrackType::Video, true, Codec::Unknown, 720, 0}};
        QCOMPARE(plain(SessionText::parts(session)), u"Video copied, 720p"_s);
    }
};

QTEST_MAIN(tst_StreamText)
#include "tst_StreamText.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of channels that are passed on as they are.
#include "FakeGateway.h"

#include "core/live/BroadcastDescription.h"
#include "tests/support/TransportBytes.h"
#include "ui/BroadcastText.h"
#include "ui/Inspector.h"
#include "ui/StreamText.h"

#include <QLabel>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_BroadcastText : public QObject
{
    Q_OBJECT
    // A film's description, its tracks said to be something else.
    static MediaInfo channel(Codec picture, Codec sound)
    {
        const BroadcastLook look = lookAtBroadcast(spelledFilm(3));
        MediaInfo media = *look.description->broadcast;
        media.tracks[0].codec = picture;
        media.tracks[1].codec = sound;
        return media;
    }

private Q_SLOTS:
    void saysWhoPlaysIt()
    {
        const QStringList lines = BroadcastText::players(channel(Codec::H264, Codec::Aac));
        QCOMPARE(lines, QStringList{u"Plays without conversion everywhere."_s});
    }
    void saysWhoHearsNothing()
    {
        const QStringList lines = BroadcastText::players(channel(Codec::H264, Codec::Mp2));
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].contains(u"VLC"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(u"Without sound, or not at all, on Chrome"_s), qPrintable(lines[1]));
        QVERIFY(lines[1].contains(codecName(Codec::Mp2)));
        QCOMPARE(lines[2], u"Cuegate does not convert live channels."_s);
    }
    void saysWhoSeesNothing()
    {
        const QStringList lines = BroadcastText::players(channel(Codec::Mpeg2Video, Codec::Mp2));
        QVERIFY2(lines[1].startsWith(u"Does not play on Chrome"_s), qPrintable(lines.join(u'\n')));
        QVERIFY(!lines.join(u'\n').contains(u"Without sound, or not at all, on Chrome"_s));
    }
    void showsItInTheWindow()
    {
        SourceSnapshot source = makeSource(u"a"_s, u"News"_s, SourceState::Ready);
        StreamDescription stream;
        stream.broadcast = std::make_shared<const MediaInfo>(channel(Codec::H264, Codec::Mp2));
        source.stream = std::make_shared<const StreamDescription>(stream);
        FakeGateway gateway;
        Inspector inspector(gateway);
        inspector.resize(760, 520);
        inspector.show();
        inspector.setSource(&source);
        const auto labels = inspector.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"Without sound, or not at all, on Chrome"_s);
        }));
        if (const QString folder = qEnvironmentVariable("CUEGATE_SHOTS"); !folder.isEmpty())
            inspector.grab().save(folder + u"/broadcast.png"_s);
    }
    void saysWhatIsInIt()
    {
        MediaInfo media = channel(Codec::H264, Codec::Mp2);
        media.tracks[1].language = u"ger"_s;
        const QStringList lines = BroadcastText::tracks(media);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].contains(u"H.264"_s) && lines[0].contains(u"320×180"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(u"German"_s), qPrintable(lines[1]));
    }
    void saysNothingOfWhatIsNotKnown() { QVERIFY(BroadcastText::players(MediaInfo()).isEmpty()); }
    void tellsItWithTheStream()
    {
        const BroadcastLook look = lookAtBroadcast(spelledFilm(3));
        const QStringList lines = StreamText::overview(*look.description).split(u'\n');
        QCOMPARE(lines.first(), u"Live stream"_s);
        QVERIFY(lines[1].contains(u"H.264"_s));
        QVERIFY2(lines.contains(u"Plays without conversion everywhere."_s), qPrintable(lines.join(u'\n')));
    }
};

QTEST_MAIN(tst_BroadcastText)
#include "tst_BroadcastText.moc"

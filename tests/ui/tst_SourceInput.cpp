// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AddSourceDialog.h"
#include "ui/FolderScan.h"
#include "ui/SourceInput.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_SourceInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void judgesEachLine_data();
    void judgesEachLine();
    void takesSeveralLinesAndEachAddressOnce();
    void findsAddressesInText();
    void findsFilmsInFolders();
    void judgesHeaders_data();
    void judgesHeaders();
    void namesASourceByItsFile();
    void dialogAllowsAddingOnlyWhatIsGood();
    void dialogSendsHeadersOnlyToServers();
    void tellsListsFromFilms_data();
    void tellsListsFromFilms();
    void dialogSaysWhatIsAList();

private:
    QTemporaryDir m_directory;
};

static QAbstractButton *addButton(AddSourceDialog &dialog)
{
    auto *box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QDialogButtonBox::AcceptRole)
            return button;
    }
    return nullptr;
}

void tst_SourceInput::initTestCase()
{
    for (const QString &name : {u"film one.mkv"_s, u"list.m3u"_s}) {
        QFile file(m_directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
}

void tst_SourceInput::judgesEachLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem"); // a part of it; empty: none
    const QString file = m_directory.filePath(u"film one.mkv"_s);
    QTest::newRow("https") << u"https://example.org/film.mkv"_s << u""_s;
    QTest::newRow("upper case scheme") << u"HTTP://example.org/film.mkv"_s << u""_s;
    QTest::newRow("user and port") << u"http://me:pw@10.0.0.2:8080/a?b=c"_s << u""_s;
    QTest::newRow("IPv6") << u"http://[::1]:80/a"_s << u""_s;
    QTest::newRow("blanks around") << u"  https://example.org/film.mkv \r"_s << u""_s;
    QTest::newRow("blank inside") << u"https://example.org/a film.mkv"_s << u""_s;
    QTest::newRow("quoted path") << u"\"%1\""_s.arg(file) << u""_s;
    QTest::newRow("path") << file << u""_s;
    QTest::newRow("file URL") << QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded) << u""_s;
    QTest::newRow("missing file") << m_directory.filePath(u"no.mkv"_s) << u"no such file"_s;
    QTest::newRow("folder") << m_directory.path() << u""_s;
    QTest::newRow("M3U") << u"https://example.org/list.m3u?a=b"_s << u""_s;
    QTest::newRow("M3U file") << m_directory.filePath(u"list.m3u"_s) << u""_s;
    QTest::newRow("HLS") << u"https://example.org/list.M3U8"_s << u""_s;
    QTest::newRow("list of an account")
        << u"http://e.org:8080/get.php?username=a&password=b&type=m3u"_s << u""_s;
    QTest::newRow("Xtream") << u"http://e.org:8080/player_api.php?username=a&password=b"_s << u""_s;
    QTest::newRow("Xtream without password") << u"xtream://mara@e.org"_s << u"password"_s;
    QTest::newRow("Ace Stream ID") << u"0123456789abcdef0123456789ABCDEF01234567"_s << u"Ace Stream"_s;
    QTest::newRow("Ace Stream") << u"acestream://0123456789abcdef0123456789abcdef01234567"_s
                                << u"Ace Stream"_s;
    QTest::newRow("Telegram") << u"https://t.me/films/12"_s << u"Telegram"_s;
    QTest::newRow("other scheme") << u"ftp://example.org/film.mkv"_s << u"“ftp” is not supported"_s;
    QTest::newRow("no scheme") << u"example.org/film.mkv"_s << u"whole address"_s;
    QTest::newRow("words") << u"hello there"_s << u"whole address"_s;
    QTest::newRow("no host") << u"http:///film.mkv"_s << u"server is missing"_s;
    QTest::newRow("bad port") << u"http://example.org:99999/film.mkv"_s << u"mistake"_s;
    QTest::newRow("data URL") << u"data:text/plain,hello"_s << u"whole address"_s;
    QTest::newRow("too long") << QString(u"http://e/"_s + QString(9000, u'a')) << u"too long"_s;
}

void tst_SourceInput::judgesEachLine()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const QList<SourceInput::Line> lines = SourceInput::lines(text);
    QCOMPARE(lines.size(), 1);
    if (problem.isEmpty()) {
        QCOMPARE(lines[0].problem, QString());
        QVERIFY(lines[0].url.isValid());
    } else {
        QVERIFY2(lines[0].problem.contains(problem), qPrintable(lines[0].problem));
        QVERIFY(lines[0].problem.endsWith(u'.'));
    }
}

void tst_SourceInput::takesSeveralLinesAndEachAddressOnce()
{
    const auto lines = SourceInput::lines(u"http://e.org/a\n\n \nhttp://e.org/b\r\nhttp://e.org/a\n"_s);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(SourceInput::lines(QString(5000, u'\n')).size(), 0);
}

void tst_SourceInput::findsAddressesInText()
{
    const QString text = u"Hello Mara,\nhere are the films: https://e.org/a.mkv, and <http://e.org/b.mkv>.\n"
                         "(See https://e.org/c.mkv?u=http://e.org/d)\nBest wishes"_s;
    QStringList found;
    for (const SourceInput::Line &line : SourceInput::lines(text))
        found << line.url.toString() + line.problem;
    QCOMPARE(found, (QStringList{u"https://e.org/a.mkv"_s, u"http://e.org/b.mkv"_s,
                                 u"https://e.org/c.mkv?u=http://e.org/d"_s}));
    QCOMPARE(SourceInput::lines(u"https://e.org/a.mkv https://e.org/b.mkv"_s).size(), 2);
    QCOMPARE(SourceInput::lines(u"only words here\nand here"_s).size(), 2);
}

void tst_SourceInput::findsFilmsInFolders()
{
    QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(u"series/two"_s));
    for (const QString &name : {u"series/Part 10.MKV"_s, u"series/Part 2.mkv"_s, u"series/two/x.webm"_s,
                                u"notes.txt"_s, u"series/cover.jpg"_s}) {
        QFile file(root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const FolderScan::Found found = FolderScan::search(root.path(), CancelToken());
    QVERIFY(!found.isCut);
    QStringList names;
    for (const QUrl &film : found.films)
        names << film.fileName();
    QCOMPARE(names, (QStringList{u"Part 2.mkv"_s, u"Part 10.MKV"_s, u"x.webm"_s}));

    AddSourceDialog dialog(root.path());
    QVERIFY(!addButton(dialog)->isEnabled());
    QTRY_VERIFY(addButton(dialog)->isEnabled());
    QCOMPARE(dialog.additions().size(), 3);
    dialog.findChildren<QPlainTextEdit *>().first()->setPlainText(root.filePath(u"series/two"_s));
    QTRY_COMPARE(dialog.additions().size(), 1);
}

void tst_SourceInput::judgesHeaders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("fields"); // -1: a problem
    QTest::newRow("none") << u""_s << 0;
    QTest::newRow("one") << u"Referer: https://example.org/"_s << 1;
    QTest::newRow("two with blank line") << u"A: b\n\nAuthorization:Bearer x:y"_s << 2;
    QTest::newRow("no colon") << u"Referer"_s << -1;
    QTest::newRow("blank in name") << u"My Header: x"_s << -1;
    QTest::newRow("empty name") << u": x"_s << -1;
    QTest::newRow("carriage return in value") << u"A: b\rHost: c"_s << -1;
    QTest::newRow("ours") << u"range: bytes=0-1"_s << -1;
}

void tst_SourceInput::judgesHeaders()
{
    QFETCH(QString, text);
    QFETCH(int, fields);
    const SourceInput::Headers headers = SourceInput::headers(text, {});
    QCOMPARE(headers.problem.isEmpty(), fields >= 0);
    if (fields >= 0)
        QCOMPARE(int(headers.fields.size()), fields);
}

void tst_SourceInput::namesASourceByItsFile()
{
    QCOMPARE(SourceInput::nameFor(QUrl(u"https://e.org/x/My%20Film.2019.mkv?t=1"_s)), u"My Film.2019"_s);
    QCOMPARE(SourceInput::nameFor(QUrl(u"https://e.org/"_s)), u"e.org"_s);
    QCOMPARE(SourceInput::nameFor(QUrl(u"http://tv.e.org:8080/get.php?username=a&password=b"_s)),
             u"tv.e.org"_s);
}

void tst_SourceInput::dialogAllowsAddingOnlyWhatIsGood()
{
    AddSourceDialog dialog{QString()};
    QVERIFY(!addButton(dialog)->isEnabled());
    auto *sources = dialog.findChildren<QPlainTextEdit *>().first();
    sources->setPlainText(u"https://example.org/film.mkv"_s);
    QVERIFY(addButton(dialog)->isEnabled());
    sources->setPlainText(u"https://example.org/film.mkv\nnonsense"_s);
    QVERIFY(!addButton(dialog)->isEnabled());
    QCOMPARE(dialog.additions().size(), 1);
}

void tst_SourceInput::dialogSendsHeadersOnlyToServers()
{
    AddSourceDialog dialog(u"https://example.org/film.mkv\n"_s + m_directory.filePath(u"film one.mkv"_s));
    for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == u"User agent"_s)
            field->setText(u"Player/1.0"_s);
    }
    const QList<SourceInput::Addition> additions = dialog.additions();
    QCOMPARE(additions.size(), 2);
    QCOMPARE(additions[0].location.headers.size(), size_t(1));
    QCOMPARE(additions[0].location.headers[0].second, QByteArray("Player/1.0"));
    QVERIFY(additions[1].location.headers.empty());
}

void tst_SourceInput::tellsListsFromFilms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isList");
    QTest::newRow("M3U") << u"https://e.org/a.m3u"_s << true;
    QTest::newRow("upper case, query") << u"https://e.org/A.M3U?token=1"_s << true;
    QTest::newRow("account") << u"http://e.org/get.php?username=a&password=b&type=m3u_plus&output=ts"_s
                             << true;
    QTest::newRow("file") << m_directory.filePath(u"list.m3u"_s) << true;
    QTest::newRow("HLS") << u"https://e.org/a.m3u8"_s << false;
    QTest::newRow("film") << u"https://e.org/a.mkv?list=b.m3u"_s << false;
    QTest::newRow("another get.php") << u"http://e.org/get.php?film=7"_s << false;
    QTest::newRow("film in a file") << m_directory.filePath(u"film one.mkv"_s) << false;
}

void tst_SourceInput::tellsListsFromFilms()
{
    QFETCH(QString, text);
    QFETCH(bool, isList);
    QCOMPARE(SourceInput::lines(text).first().isList, isList);
}

void tst_SourceInput::dialogSaysWhatIsAList()
{
    AddSourceDialog dialog(u"https://e.org/a.m3u"_s);
    const auto says = [&dialog](const QString &sentence) {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text() == sentence; });
    };
    QVERIFY(addButton(dialog)->isEnabled());
    QVERIFY(says(u"1 list (M3U) ready to add. Cuegate shows what is inside."_s));
    auto *sources = dialog.findChildren<QPlainTextEdit *>().first();
    sources->setPlainText(u"https://e.org/a.m3u\nhttps://e.org/a.mkv\nhttps://e.org/b.mkv"_s);
    QVERIFY(says(u"2 films and 1 list (M3U) ready to add. Cuegate shows what is in a list."_s));
    QCOMPARE(dialog.additions().size(), 3);
}

QTEST_MAIN(tst_SourceInput)
#include "tst_SourceInput.moc"

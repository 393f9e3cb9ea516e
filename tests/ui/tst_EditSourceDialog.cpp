// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/EditSourceDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_EditSourceDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsOnlyWhatWasChanged();
    void keepsAPasswordThatIsNotShown();
    void staysOpenWhenTheGatewayRefuses();
    void stopsTrustingACertificate();
};

static QPushButton *saveButton(const EditSourceDialog &dialog)
{
    return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
}

static QLineEdit *field(const EditSourceDialog &dialog, const QString &text)
{
    for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->text() == text)
            return edit;
    }
    return nullptr;
}

void tst_EditSourceDialog::editsOnlyWhatWasChanged()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"a"_s, SourceState::Ready)});
    const SourceLocation location{
        QUrl(u"https://e.org/a.mkv?token=1"_s), {{"User-Agent", "X/1"}, {"Referer", "https://e.org/"}}, 2};
    EditSourceDialog dialog(gateway, gateway.list[0], location, {u"F"_s});
    const SourceEdit unchanged = dialog.edit();
    QVERIFY(!unchanged.name && !unchanged.url && !unchanged.headers && !unchanged.maxConnections);
    field(dialog, u"a"_s)->setText(u"A film"_s);
    QCOMPARE(dialog.edit().name, u"A film"_s);
    field(dialog, u"X/1"_s)->setText(u"Y/2"_s);
    QCOMPARE(dialog.edit().headers->size(), 2u);
    QCOMPARE(dialog.edit().headers->at(0).second, QByteArray("Y/2"));
    dialog.findChild<QSpinBox *>()->setValue(1);
    QCOMPARE(dialog.edit().maxConnections, 1);
    field(dialog, u"https://e.org/a.mkv?token=1"_s)->setText(u"ftp://e.org/a.mkv"_s);
    QVERIFY(!saveButton(dialog)->isEnabled());
    field(dialog, u"ftp://e.org/a.mkv"_s)->setText(u"https://e.org/b.mkv"_s);
    QVERIFY(saveButton(dialog)->isEnabled());
    dialog.findChild<QComboBox *>()->setCurrentText(u"F"_s);
    saveButton(dialog)->click();
    QCOMPARE(gateway.edited->url, QUrl(u"https://e.org/b.mkv"_s));
    QCOMPARE(gateway.list[0].name, u"A film"_s);
    QCOMPARE(gateway.list[0].folder, u"F"_s);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void tst_EditSourceDialog::keepsAPasswordThatIsNotShown()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"a"_s, SourceState::Ready)});
    const SourceLocation location{QUrl(u"https://me:secret@e.org/a.mkv"_s), {}};
    EditSourceDialog dialog(gateway, gateway.list[0], location, {});
    QLineEdit *url = field(dialog, u"https://me@e.org/a.mkv"_s);
    QVERIFY(url);
    url->setText(u"https://me@e.org/b.mkv"_s);
    QCOMPARE(dialog.edit().url, QUrl(u"https://me:secret@e.org/b.mkv"_s));
    url->setText(u"https://me:other@e.org/b.mkv"_s);
    QCOMPARE(dialog.edit().url, QUrl(u"https://me:other@e.org/b.mkv"_s));
    url->setText(u"https://me@evil.example/b.mkv"_s);
    QCOMPARE(dialog.edit().url, QUrl(u"https://me@evil.example/b.mkv"_s));
}

void tst_EditSourceDialog::staysOpenWhenTheGatewayRefuses()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"a"_s, SourceState::Ready)});
    gateway.editError = Error{ErrorKind::InvalidArgument, u"Another source has this URL already."_s};
    EditSourceDialog dialog(gateway, gateway.list[0], {QUrl(u"https://e.org/a.mkv"_s), {}}, {});
    dialog.show();
    saveButton(dialog)->click();
    QVERIFY(dialog.isVisible());
    QVERIFY(saveButton(dialog)->isEnabled());
}

void tst_EditSourceDialog::stopsTrustingACertificate()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"a"_s, SourceState::Ready)});
    SourceLocation location;
    location.url = QUrl(u"https://e.org/a.mkv"_s);
    const auto stopButton = [](const EditSourceDialog &dialog) -> QPushButton * {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == "Stop trusting"_L1)
                return button;
        }
        return nullptr;
    };
    QVERIFY(!stopButton(EditSourceDialog(gateway, gateway.list[0], location, {})));
    location.certificate = QByteArray(32, '\xAB');
    EditSourceDialog dialog(gateway, gateway.list[0], location, {});
    QVERIFY(stopButton(dialog));
    QVERIFY(!dialog.edit().certificate);
    stopButton(dialog)->click();
    saveButton(dialog)->click();
    QCOMPARE(gateway.edited->certificate, QByteArray());
    QVERIFY(!gateway.edited->url);
}

QTEST_MAIN(tst_EditSourceDialog)
#include "tst_EditSourceDialog.moc"

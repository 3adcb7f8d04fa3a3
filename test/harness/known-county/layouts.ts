/** The columns of the known county's files. */

/** Chinese and English titles, in the order of the cells. */
type Columns = readonly (readonly [zh: string, en: string])[];

export const columnsOf = {
  roster: [
    ['家庭编号', 'household_number'],
    ['救助类别', 'scheme'],
    ['户主姓名', 'head_name'],
    ['成员姓名', 'name'],
    ['曾用名', 'former_name'],
    ['身份证号', 'id_number'],
    ['与户主关系', 'relation'],
    ['是否保障对象', 'recipient'],
    ['乡镇', 'town'],
    ['村社区', 'village'],
    ['保障类别', 'category'],
    ['家庭人口', 'household_size'],
    ['月保障金额', 'monthly_amount'],
    ['家庭收入', 'income'],
    ['收入周期', 'income_period'],
    ['低保金发放账号', 'aid_account'],
    ['授权书签署日期', 'authorised_on'],
    ['授权有效期至', 'authorised_until'],
  ],
  bank: [
    ['姓名', 'name'],
    ['开户行', 'branch'],
    ['身份证号', 'id_number'],
    ['账号', 'account_number'],
    ['子账号', 'sub_account'],
    ['账户类型', 'account_type'],
    ['币种', 'currency'],
    ['余额', 'balance'],
    ['余额日期', 'balance_date'],
    ['账户状态', 'account_status'],
  ],
  vehicle: [
    ['号牌号码', 'plate_number'],
    ['号牌种类', 'plate_type'],
    ['身份证号', 'id_number'],
    ['姓名', 'name'],
    ['车辆识别代号', 'vin'],
    ['机动车状态', 'vehicle_status'],
  ],
  property: [
    ['身份证号', 'id_number'],
    ['姓名', 'name'],
    ['不动产权证号', 'certificate_number'],
    ['不动产单元号', 'unit_number'],
    ['坐落', 'location'],
    ['建筑面积', 'area'],
    ['用途', 'purpose'],
    ['共有方式', 'ownership'],
    ['共有份额', 'share'],
    ['权利状态', 'title_status'],
  ],
} satisfies Record<string, Columns>;

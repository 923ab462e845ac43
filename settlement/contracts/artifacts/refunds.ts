/**
 * Generated from Refunds.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 8f023985c6c1385fc3aa0929547d93f0f3e7a5f06468f2f3a4feea2678908975
 * @module
 */

export const refundsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IChallenge",
        "name": "challenge_",
        "type": "address"
      },
      {
        "internalType": "contract IClaimReader",
        "name": "reader_",
        "type": "address"
      },
      {
        "internalType": "contract IEscrow",
        "name": "escrow_",
        "type": "address"
      },
      {
        "internalType": "contract IEphemeralSession",
        "name": "sessions_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyRefunded",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Refunded",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "challenge",
    "outputs": [
      {
        "internalType": "contract IChallenge",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "escrow",
    "outputs": [
      {
        "internalType": "contract IEscrow",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reader",
    "outputs": [
      {
        "internalType": "contract IClaimReader",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          }
        ],
        "internalType": "struct PaidWork",
        "name": "work",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "session",
            "type": "uint64"
          },
          {
            "internalType": "bytes32[]",
            "name": "witness",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct IRefunds.Payment",
        "name": "payment",
        "type": "tuple"
      }
    ],
    "name": "refund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "key",
        "type": "bytes32"
      }
    ],
    "name": "refundedIn",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "sessions",
    "outputs": [
      {
        "internalType": "contract IEphemeralSession",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const refundsBytecode = '0x6101003461010057601f61120f38819003918201601f19168301916001600160401b0383118484101761010457808492608094604052833981010312610100578051906001600160a01b03821682036101005760208101516001600160a01b0381168103610100576040820151916001600160a01b03831683036101005760600151926001600160a01b03841684036101005760805260a05260c05260e0526040516110f69081610119823960805181818161012e0152610884015260a05181818160de01526104ff015260c051818181608a015281816105d10152818161072501526107b9015260e05181818161017e01528181610b8d0152610c7f0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c908163918e972214610e6157508063a4264b48146101a2578063c89868df14610152578063d2ef739814610102578063d4fc42c6146100b25763e2fdcc171461005e575f80fd5b346100ae575f6003193601126100ae57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100ae575f6003193601126100ae57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100ae575f6003193601126100ae57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100ae575f6003193601126100ae57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100ae5760406003193601126100ae5760043567ffffffffffffffff81116100ae578060040190803603906101c06003198301126100ae5767ffffffffffffffff602435116100ae576040600319602435360301126100ae57604051917fae4ebcd6000000000000000000000000000000000000000000000000000000008352602060048401527ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe9d843591018112156100ae5781019267ffffffffffffffff61034f61014461033361031f600489016101c060248a015273ffffffffffffffffffffffffffffffffffffffff61029882610ef5565b166101e48a0152856102ac60248c01610f16565b166102048a015260448a01356102248a015260648a01356102448a015263ffffffff6102da60848c01610f2b565b166102648a015260a48a01356102848a0152856102f960c48c01610f16565b166102a48a01528561030d60e48c01610f16565b166102c48a01526101048a0190610f3c565b6101606102e48a0152610344890191610f8c565b96836103426101248301610f16565b1661030488015201610f16565b16610324840152602482013560448401526044820135606484015263ffffffff61037b60648401610f2b565b166084840152608482013560a484015260a482013560c484015273ffffffffffffffffffffffffffffffffffffffff6103b660c48401610ef5565b1660e484015260e4820135936fffffffffffffffffffffffffffffffff851685036100ae5761048861045385926fffffffffffffffffffffffffffffffff8816610104850152610104860135610124850152610124860135610144850152610422610144870186610fca565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc8684030161016487015261101d565b9273ffffffffffffffffffffffffffffffffffffffff6104766101648701610ef5565b16610184840152610184850190610fca565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc838503016101a4840152808452602084019360208260051b82010194835f925b848410610e0957505050505050806040926101a48501356101c4830152038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109bb575f925f92610dce575b5061053e60c4820161105a565b9373ffffffffffffffffffffffffffffffffffffffff610561610164840161105a565b81604051977fddc70b620000000000000000000000000000000000000000000000000000000089521660048801521660248601526024820135604486015260a48201356064860152610104820135608486015260208560a48173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9485156109bb575f95610d9a575b506106966106716106146064850161107b565b60408051602081018a815260448801359282019290925263ffffffff9290921660608084019190915282529061064b608082610e87565b51902094855f52600160205260405f206101a48601355f5260205260405f2054906110db565b91845f525f6020526fffffffffffffffffffffffffffffffff60405f205491166110db565b80821015610d925750935b8415610d66579061070c9160206106ba6064840161107b565b604051809581927fad9c6b880000000000000000000000000000000000000000000000000000000083526044870135866004850191604091949363ffffffff9160608501968552602085015216910152565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9283156109bb575f93610d29575b50821580610d0a575b61095f578215610bf65780925b156109ff57604051907fae20bed3000000000000000000000000000000000000000000000000000000008252600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109bb575f916109cd575b50945b61080f6107fb60c4840161105a565b96845f52600260205260405f2054906110db565b808210156109c657505b73ffffffffffffffffffffffffffffffffffffffff604051967f4020ed1400000000000000000000000000000000000000000000000000000000885286600489015216602487015260448601526020856064815f73ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af19485156109bb575f95610987575b50841561095f5773ffffffffffffffffffffffffffffffffffffffff61095460c46020937f6c5895acb60b66e78106939eaaa3976db6325f801ff434fe24ff7cb0a6795a5f95875f526001865260405f206101a48301355f52865260405f2061091e8b82546110a1565b9055875f525f865260405f206109358b82546110a1565b90555f526002855260405f2061094c8a82546110a1565b90550161105a565b1694604051908152a4005b7f56baacf6000000000000000000000000000000000000000000000000000000005f5260045ffd5b9094506020813d6020116109b3575b816109a360209383610e87565b810103126100ae575193856108b4565b3d9150610996565b6040513d5f823e3d90fd5b9050610819565b90506020813d6020116109f7575b816109e860209383610e87565b810103126100ae5751866107e9565b3d91506109db565b50610a0d610164820161105a565b610a1b60243560040161108c565b907f8000000000000000000000000000000000000000000000000000000000000000610a4960c4850161105a565b60405173ffffffffffffffffffffffffffffffffffffffff6020820192600284521660408201526024860135606082015260a4860135608082015261010486013560a082015260a08152610a9e60c082610e87565b51902017906024803501357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd6024353603018112156100ae57602435019060048201359167ffffffffffffffff83116100ae57602401928260051b360384136100ae5760209373ffffffffffffffffffffffffffffffffffffffff93610b749267ffffffffffffffff60405198899788977f36cdaf9a000000000000000000000000000000000000000000000000000000008952166004880152166024860152604485015260806064850152608484019161101d565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109bb575f91610bc4575b50946107ec565b90506020813d602011610bee575b81610bdf60209383610e87565b810103126100ae575186610bbd565b3d9150610bd2565b610c03610164830161105a565b67ffffffffffffffff610c1a60243560040161108c565b73ffffffffffffffffffffffffffffffffffffffff604051937fa18476ce00000000000000000000000000000000000000000000000000000000855216600484015216602482015260208160448173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156109bb575f91610cd8575b506040516020810191825282604082015260408152610ccf606082610e87565b5190209261076b565b90506020813d602011610d02575b81610cf360209383610e87565b810103126100ae575187610caf565b3d9150610ce6565b5067ffffffffffffffff610d2260243560040161108c565b161561075e565b9092506020813d602011610d5e575b81610d4560209383610e87565b810103126100ae575180151581036100ae579186610755565b3d9150610d38565b827f1316266b000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9050936106a1565b9094506020813d602011610dc6575b81610db660209383610e87565b810103126100ae57519385610601565b3d9150610da9565b925090506040823d604011610e01575b81610deb60409383610e87565b810103126100ae57602082519201519084610531565b3d9150610dde565b91939550919395602080610e50837fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08660019603018852610e4a8b88610f3c565b90610f8c565b9801940194019188959394916104c9565b346100ae5760206003193601126100ae576020906004355f526002825260405f20548152f35b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610ec857604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b359073ffffffffffffffffffffffffffffffffffffffff821682036100ae57565b359067ffffffffffffffff821682036100ae57565b359063ffffffff821682036100ae57565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156100ae57016020813591019167ffffffffffffffff82116100ae5781360383136100ae57565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b90357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156100ae57016020813591019167ffffffffffffffff82116100ae578160051b360383136100ae57565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116100ae5760209260051b809284830137010190565b3573ffffffffffffffffffffffffffffffffffffffff811681036100ae5790565b3563ffffffff811681036100ae5790565b3567ffffffffffffffff811681036100ae5790565b919082018092116110ae57565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b90808211156110f05781039081116110ae5790565b50505f9056' as const;
